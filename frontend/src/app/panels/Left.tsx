import { Suspense } from "react";
import { Palette } from "../../features/palette/Palette";
import { useT, withTexts } from "../../i18n";
import { setUi, useUi } from "../../state/uiStore";
import { lazyPart } from "../../ui/lazyPart";
import { Tabs } from "../../ui/Tabs";

const DataTab = lazyPart(() => withTexts("later", import("../../features/data/DataTab")));
const RunsTab = lazyPart(() => withTexts("later", import("../../features/runs/RunsTab")));
const Gallery = lazyPart(() => import("../../features/gallery/Gallery"));

/** Data, layers, examples, runs. */
export default function Left() {
  const t = useT();
  const tab = useUi((state) => state.leftTab);
  const dataTab = (
    <Suspense fallback={null}>
      <DataTab />
    </Suspense>
  );
  const gallery = (
    <Suspense fallback={null}>
      <Gallery />
    </Suspense>
  );
  const runs = (
    <Suspense fallback={null}>
      <RunsTab />
    </Suspense>
  );
  const tabs = [
    { id: "data", label: t("tabs.data"), content: dataTab },
    { id: "layers", label: t("tabs.layers"), content: <Palette /> },
    { id: "gallery", label: t("tabs.gallery"), content: gallery },
    { id: "runs", label: t("tabs.runs"), content: runs },
  ] as const;
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={tabs}
      value={tab}
      onChange={(leftTab) => setUi({ leftTab })}
    />
  );
}
