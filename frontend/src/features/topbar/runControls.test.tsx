import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { SCHEMA } from "../../domain/testFrames";
import { openDocument } from "../../state/documentStore";
import { dice, pause, play, togglePlay } from "../../state/sessionActions";
import { leaveSession } from "../../state/sessionEntry";
import { offersPause } from "../../state/sessionStore";
import { Stage } from "../../state/stage";
import { Server } from "../../state/testServer";
import { onStage } from "../../state/testStage";
import { TopBar } from "./TopBar";

let stage: Stage;

beforeEach(async () => {
  vi.stubGlobal("WebSocket", Server);
  vi.stubGlobal("fetch", async () => Response.json({ session_id: "s", owner_token: "secret" }));
  stage = new Stage();
  openDocument(makeDocument({ data: { type: "moons" } }));
  await play(stage);
  await pause(stage);
  const run = { run_id: "run-1", step: 0, epoch: 0, status: "paused", schema: SCHEMA };
  Server.current.say({ type: "state", state: run });
});

afterEach(() => {
  cleanup();
  leaveSession(stage);
  vi.unstubAllGlobals();
});

it.each(["reset", "dice", "play"])("a pointer's click on %s lets the focus go", async (id) => {
  render(<TopBar title="" />, onStage(stage));
  await userEvent.click(screen.getByTestId(id));
  expect(document.activeElement).toBe(document.body);
});

it("the keyboard's press keeps the focus on the button", async () => {
  render(<TopBar title="" />, onStage(stage));
  const button = screen.getByTestId("dice");
  button.focus();
  await userEvent.keyboard("{Enter}");
  expect(document.activeElement).toBe(button);
});

it("a choice in the step menu with the pointer lets the focus go", async () => {
  render(<TopBar title="" />, onStage(stage));
  await userEvent.click(screen.getByTestId("step-menu"));
  await userEvent.click(await screen.findByTestId("action-step_ten"));
  await vi.waitFor(() => expect(screen.queryByTestId("action-step_ten")).toBeNull());
  expect(document.activeElement).toBe(document.body);
});

it("Space plays right after the dice of a run that stands still", async () => {
  const thrown = dice(stage, 7);
  await Promise.all([thrown, togglePlay(stage)]);
  expect(Server.current.commands().at(-1)).toBe("play");
});

it("Play of a run that is compiled at rest plays, whenever it is pressed", async () => {
  const run = { run_id: "run-1", step: 0, epoch: 0, status: "compiling", schema: SCHEMA };
  Server.current.say({ type: "state", state: { ...run, detail: { at_rest: true } } });
  expect(offersPause(stage.session.getState())).toBe(false);
  await togglePlay(stage);
  expect(Server.current.commands().at(-1)).toBe("play");
  Server.current.say({ type: "state", state: run });
  expect(offersPause(stage.session.getState())).toBe(true);
});
