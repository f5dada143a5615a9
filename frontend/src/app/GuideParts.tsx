/** The parts of the guide; the palette knows the runs by the names that their list gives them. */
import { useState } from "react";
import { CommandPalette } from "../features/commands/CommandPalette";
import { GlossaryDialog } from "../features/glossary/GlossaryDialog";
import { TermCard } from "../features/glossary/TermCard";
import { useCalledRuns } from "../features/runs/calledRuns";
import { LossSound } from "../features/sound/LossSound";
import { Tour } from "../features/tour/Tour";
import { useUi } from "../state/uiStore";
import { ErrorBoundary } from "./ErrorBoundary";

function Commands() {
  const { runs, kept } = useCalledRuns();
  return <CommandPalette runs={[...runs, ...kept]} />;
}

export default function GuideParts() {
  const guide = useUi((state) => state.guide);
  const sound = useUi((state) => state.sound);
  const [opened, setOpened] = useState(false);
  if (guide === "commands" && !opened) setOpened(true);
  return (
    <>
      <ErrorBoundary floating>{opened && <Commands />}</ErrorBoundary>
      <ErrorBoundary floating>
        <GlossaryDialog />
      </ErrorBoundary>
      <ErrorBoundary floating>
        <TermCard />
      </ErrorBoundary>
      <ErrorBoundary floating>{guide === "tour" && <Tour />}</ErrorBoundary>
      <ErrorBoundary floating>{sound && <LossSound />}</ErrorBoundary>
    </>
  );
}
