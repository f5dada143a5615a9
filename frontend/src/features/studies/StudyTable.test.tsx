import { cleanup, render, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { makeDocument } from "../../domain/document";
import type { Study, StudyMember } from "../../domain/study";
import { loadTexts } from "../../i18n";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { StudyTable } from "./StudyTable";

function member(number: number, status: StudyMember["status"], ended: string | null): StudyMember {
  return {
    ...{ number, changes: [{ path: "training.seed", value: number }], status },
    ...{ session_id: "", run_id: null, step: 4, steps: 8 },
    figures: { step: 4, ended_by: ended, loss: { steps: [], values: [] } },
  };
}

function study(members: StudyMember[]): Study {
  return {
    ...{
      study_id: "",
      study: { type: "grid", config: {} },
      spec: makeDocument({}).spec,
      title: "",
    },
    ...{ created_at: "", status: "finished", problem: null, paths: ["training.seed"] },
    ...{ steps_done: 0, steps: 0, note: "identical", seconds_left: null, result: null, members },
    groups: [],
  };
}

describe("the table of a study", () => {
  beforeAll(async () => {
    await loadTexts("studies");
    await loadTexts("problems");
  });

  it("names the finding that ended a run, and no other end", () => {
    const ill = "learning_rate_too_high";
    const members = [
      member(0, "stopped", ill),
      member(1, "stopped", null),
      member(2, "done", null),
    ];
    render(
      <StudyTable study={study(members)} pointed={null} onPoint={() => undefined} />,
      onStage(new Stage()),
    );
    expect(screen.getByTestId("member-0").textContent).toContain(
      "ended early: Learning rate too high",
    );
    expect(screen.getByTestId("member-1").textContent).not.toContain("ended early:");
    expect(screen.queryByTestId("ended-by-2")).toBeNull();
  });

  it("names optimisers of one type by what differs", () => {
    const rate = 0.003;
    const configs = [
      { learning_rate: rate },
      { learning_rate: rate, momentum: 0.9 },
      { learning_rate: rate, momentum: 0.9, nesterov: true },
    ];
    const members = configs.map((config, number) => ({
      ...member(number, "done", null),
      changes: [{ path: "optimizer", value: { type: "sgd", config } }],
    }));
    cleanup();
    render(
      <StudyTable
        study={{ ...study(members), paths: ["optimizer"] }}
        pointed={null}
        onPoint={() => undefined}
      />,
      onStage(new Stage()),
    );
    const names = configs.map(
      (_, number) => screen.getByTestId(`member-${number}`).querySelector("td")?.textContent,
    );
    expect(names).toEqual([
      "Gradient descent",
      "Gradient descent, Momentum 0.9",
      "Gradient descent, Momentum 0.9, Nesterov",
    ]);
  });
});
