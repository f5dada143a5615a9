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
