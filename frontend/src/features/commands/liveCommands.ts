/** What depends on the run and on what was asked before: fixes of the finding that is shown, measurements, studies. */
import { type Catalog, findEntry } from "../../domain/catalog";
import { PRESETS } from "../../domain/presets";
import { isProbe, probeOptions } from "../../domain/probes";
import { type CureSubject, DISMISS_FINDING, TRY_CURE } from "../../state/actions/ofFinding";
import { MEASURE, type ProbeSubject, STOP_MEASURING } from "../../state/actions/ofProbe";
import { ACTIONS_OF_STUDY, type StudySubject } from "../../state/actions/ofStudy";
import { shownExample } from "../../state/faces";
import { shownFinding } from "../../state/shownFinding";
import { knownStatus, studiesStore } from "../../state/studies";
import { type CommandContext, subjectCommands } from "./actionCommands";
import type { Command } from "./command";

interface NamedCure extends CureSubject {
  readonly code: string;
}

interface NamedProbe extends ProbeSubject {
  readonly title: string;
}

interface NamedStudy extends StudySubject {
  readonly title: string;
  readonly type: string;
  readonly preset: string;
}

function fixCommands(context: CommandContext): Command[] {
  const finding = shownFinding(context.stage.session.getState());
  if (finding === null) return [];
  const title = context.text(`findings.${finding.code}.title`, finding.code);
  const cures = finding.cures.map(({ code, spec }) => ({ code, spec, fromRunId: null }));
  return [
    ...subjectCommands<NamedCure>(context, {
      ...{ kind: "fix", actions: [TRY_CURE], subjects: cures },
      idOf: ({ code }) => code,
      nameOf: ({ code }) => context.text(`cures.name.${code}`, code.replaceAll("_", " ")),
    }),
    ...subjectCommands(context, {
      ...{ kind: "fix", actions: [DISMISS_FINDING], subjects: [finding] },
      idOf: ({ code }) => code,
      nameOf: () => title,
    }),
  ];
}

function probeCommands(context: CommandContext, catalog: Catalog): Command[] {
  const example = shownExample();
  const subjects = catalog.probes.flatMap(({ type, title, options }) =>
    isProbe(type) ? [{ probe: type, title, options: probeOptions(options, example) }] : [],
  );
  return subjectCommands<NamedProbe>(context, {
    ...{ kind: "measurement", actions: [MEASURE, STOP_MEASURING], subjects },
    idOf: ({ probe }) => probe,
    nameOf: ({ probe, title }) => context.text(`probes.${probe}.title`, title),
  });
}

function studyCommands(context: CommandContext, catalog: Catalog): Command[] {
  const subjects = studiesStore
    .getState()
    .kept.map((study) => ({ ...study, status: knownStatus(study.id) }));
  return subjectCommands<NamedStudy>(context, {
    ...{ kind: "study", actions: ACTIONS_OF_STUDY, subjects },
    idOf: ({ id }) => id,
    nameOf: ({ title, type, preset }) => {
      const ready = PRESETS.find((each) => each === preset);
      const entry = findEntry(catalog.studies, type);
      const kind =
        ready === undefined
          ? context.text(`studies.${type}.title`, entry?.title ?? type)
          : context.t(`study.preset.${ready}`);
      return title === "" ? kind : `${kind}, ${title}`;
    },
  });
}

export function liveCommands(context: CommandContext, catalog: Catalog): Command[] {
  return [
    ...fixCommands(context),
    ...probeCommands(context, catalog),
    ...studyCommands(context, catalog),
  ];
}
