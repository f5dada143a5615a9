import { expect, it } from "vitest";
import { settingValue } from "./runNames";
import { makeTexts } from "./texts";

const texts = makeTexts((key) => key);
const WORDS = { t: (key: string) => key, texts, nodeName: (id: string) => id };

it("a setting is written as it is: two that differ never read the same", () => {
  const written = (path: string, value: unknown) => settingValue(path, value, WORDS);
  expect(written("training.seed", 59_385)).toBe("59\u202f385");
  expect(written("training.seed", 4_294_967_295)).toBe("4\u202f294\u202f967\u202f295");
  expect(written("optimizer.config.learning_rate", 0.123_45)).toBe("0.12345");
  expect(written("optimizer.config.learning_rate", 1e-7)).toBe("1e-7");
  expect(written("training.epochs", null)).toBe("difference.none");
});

it("what a run does not have is said in a word, and a choice in a block is called as its family calls it", () => {
  const said: Record<string, string> = {
    "difference.absent": "not there",
    "difference.none": "none",
    "difference.no": "no",
    "initializers.he_normal.title": "He-Normal",
    "layers.relu.title": "Gleichrichter",
    "losses.mse.title": "Quadratischer Fehler",
  };
  const named = makeTexts((key, fallback) => said[key] ?? fallback);
  const words = { t: (key: string) => said[key] ?? key, texts: named };
  const written = (path: string, value: unknown) => settingValue(path, value, words);
  expect(written("optimizer.config.momentum", undefined)).toBe("not there");
  expect(written("training.epochs", null)).toBe("none");
  expect(written("network.config.bias", false)).toBe("no");
  expect(written("network.nodes.dense_1.config.kernel.type", "he_normal")).toBe("He-Normal");
  expect(written("network.groups.block.nodes.dense_1.config.kernel.type", "he_normal")).toBe(
    "He-Normal",
  );
  expect(written("network.nodes.relu_1.type", "relu")).toBe("Gleichrichter");
  expect(written("objectives.0.loss.type", "mse")).toBe("Quadratischer Fehler");
});
