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
import { type Asker, subjectCommands } from "./actionCommands";
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

function fixCommands(asker: Asker): Command[] {
  const finding = shownFinding(asker.stage.session.getState());
  if (finding === null) return [];
  const title = asker.text(`findings.${finding.code}.title`, finding.code);
  const cures = finding.cures.map(({ code, spec }) => ({ code, spec, fromRunId: null }));
  return [
    ...subjectCommands<NamedCure>(asker, {
      ...{ kind: "fix", actions: [TRY_CURE], subjects: cures },
      idOf: ({ code }) => code,
      nameOf: ({ code }) => asker.text(`cures.name.${code}`, code.replaceAll("_", " ")),
    }),
    ...subjectCommands(asker, {
      ...{ kind: "fix", actions: [DISMISS_FINDING], subjects: [finding] },
      idOf: ({ code }) => code,
      nameOf: () => title,
    }),
  ];
}

function probeCommands(asker: Asker, catalog: Catalog): Command[] {
  const example = shownExample();
  const subjects = catalog.probes.flatMap(({ type, title, options }) =>
    isProbe(type) ? [{ probe: type, title, options: probeOptions(options, example) }] : [],
  );
  return subjectCommands<NamedProbe>(asker, {
    ...{ kind: "measurement", actions: [MEASURE, STOP_MEASURING], subjects },
    idOf: ({ probe }) => probe,
    nameOf: ({ probe, title }) => asker.text(`probes.${probe}.title`, title),
  });
}

function studyCommands(asker: Asker, catalog: Catalog): Command[] {
  const subjects = studiesStore
    .getState()
    .kept.map((study) => ({ ...study, status: knownStatus(study.id) }));
  return subjectCommands<NamedStudy>(asker, {
    ...{ kind: "study", actions: ACTIONS_OF_STUDY, subjects },
    idOf: ({ id }) => id,
    nameOf: ({ title, type, preset }) => {
      const ready = PRESETS.find((each) => each === preset);
      const entry = findEntry(catalog.studies, type);
      const kind =
        ready === undefined
          ? asker.text(`studies.${type}.title`, entry?.title ?? type)
          : asker.t(`study.preset.${ready}`);
      return title === "" ? kind : `${kind}, ${title}`;
    },
  });
}

export function liveCommands(asker: Asker, catalog: Catalog): Command[] {
  return [
    ...fixCommands(asker),
    ...probeCommands(asker, catalog),
    ...studyCommands(asker, catalog),
  ];
}
