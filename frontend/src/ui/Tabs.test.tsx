import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { Tabs } from "./Tabs";

afterEach(cleanup);

function Counter({ name }: { name: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {`${name} ${count}`}
    </button>
  );
}

function Page({ costly = false }: { costly?: boolean }) {
  const [tab, setTab] = useState<"one" | "two">("one");
  const tabs = [
    { id: "one", label: "First", content: <Counter name="one" /> },
    { id: "two", label: "Second", content: <Counter name="two" /> },
  ] as const;
  return <Tabs label="tabs" tabs={tabs} value={tab} onChange={setTab} costly={costly} />;
}

function choose(name: string): void {
  fireEvent.click(screen.getByRole("tab", { name }));
}

it("a panel keeps what was set in it while another is in front, and is made when first opened", () => {
  render(<Page />);
  fireEvent.click(screen.getByText("one 0"));
  expect(screen.queryByText("two 0")).toBeNull();
  choose("Second");
  expect(screen.getByText("one 1").closest("[hidden]")).not.toBeNull();
  choose("First");
  expect(screen.getByText("one 1").closest("[hidden]")).toBeNull();
});

it("a panel that costs something while nobody sees it is not kept", () => {
  render(<Page costly />);
  choose("Second");
  expect(screen.queryByText("one 0")).toBeNull();
});
