/** Terms of the glossary with their formulas; names, sentences and sources are in the catalogue `guide`. */
export const TERMS = {
  delta: String.raw`\delta = \frac{\partial L}{\partial y}`,
  delta_rms: String.raw`\sqrt{\tfrac{1}{nm}\textstyle\sum_{i=1}^{n}\sum_{j=1}^{m}\delta_{ij}^2}`,
  delta_norm: String.raw`\Bigl\lVert \textstyle\sum_i \partial L/\partial y_i \Bigr\rVert_2`,
  weight_gradient: String.raw`\lVert \partial L/\partial W \rVert_2`,
  update_ratio: String.raw`\frac{\lVert \Delta W \rVert_2}{\lVert W \rVert_2}`,
  dead: String.raw`\frac{1}{m}\,\#\{\,j : y_{ij} = 0 \;\text{for all } i\,\}`,
  saturated: String.raw`\tanh:\ |y| > 0.97 \qquad \sigma:\ y < 0.015 \ \text{or}\ y > 0.985`,
  activation_function: "y = f(Wx + b)",
  vanishing: String.raw`\delta^{(l)} \approx \textstyle\prod_{k>l} W_k^{\top} f'_k \, \delta^{(L)} \to 0`,
  exploding: String.raw`\delta^{(l)} \approx \textstyle\prod_{k>l} W_k^{\top} f'_k \, \delta^{(L)} \to \infty`,
  not_a_number: String.raw`\infty - \infty,\ \tfrac{0}{0} \;\to\; \text{NaN}`,
  learning_rate: String.raw`W \leftarrow W - \eta\,\nabla L`,
  schedule: String.raw`\eta_t = \eta \cdot s(t)`,
  optimizer: String.raw`W_{t+1} = W_t + \Delta(\nabla L_t, \text{state})`,
  momentum: String.raw`v \leftarrow \beta v + \nabla L,\quad W \leftarrow W - \eta v`,
  batch: String.raw`L = \tfrac{1}{n}\textstyle\sum_{i=1}^{n} L_i`,
  epoch: String.raw`\lceil N / n \rceil\ \text{steps}`,
  step: String.raw`t \to t+1`,
  run_time: String.raw`\textstyle\sum_t \text{duration of step } t`,
  seed: String.raw`W_0,\ \text{order} = g(\text{seed})`,
  loss: String.raw`L = \tfrac{1}{n}\textstyle\sum_i \ell(\hat y_i, y_i)`,
  training_loss: String.raw`\text{mean over the last batches}`,
  validation_loss: String.raw`L_{\text{val}} = \tfrac{1}{N_{\text{val}}}\textstyle\sum_i \ell_i`,
  test_set: String.raw`\text{train} \mid \text{validation} \mid \text{test}`,
  overfitting: String.raw`L_{\text{val}} \gg L_{\text{train}}`,
  early_stopping: String.raw`\text{stop if } L_{\text{val}} \ \text{does not fall for } k \ \text{evaluations}`,
  l1: String.raw`\lambda \textstyle\sum |w|`,
  l2: String.raw`\tfrac{\lambda}{2} \textstyle\sum w^2`,
  clipping: String.raw`g \leftarrow g \cdot \min(1,\ c / \lVert g \rVert)`,
  dropout: String.raw`y = \tfrac{1}{1-p}\, m \odot x,\quad m \sim \text{Bernoulli}(1-p)`,
  batch_norm: String.raw`y = \gamma\,\frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}} + \beta`,
  initialization: String.raw`\operatorname{Var}(w) = \tfrac{2}{n_{\text{in}}}\ \text{(He)},\quad \tfrac{2}{n_{\text{in}} + n_{\text{out}}}\ \text{(Glorot)}`,
  skip_connection: "y = x + F(x)",
  accuracy: String.raw`\tfrac{1}{N}\,\#\{\,i : \hat c_i = c_i\,\}`,
  confusion: String.raw`C_{ab} = \#\{\,i : c_i = a,\ \hat c_i = b\,\}`,
  decision_boundary: String.raw`\{\,x : p(a \mid x) = p(b \mid x)\,\}`,
  baseline: String.raw`\text{network} \;\text{vs.}\; \text{simple method}`,
  weights: "y = Wx + b",
  multiply_adds: String.raw`n_{\text{in}} \cdot n_{\text{out}}\ \text{(dense)}`,
  smoothing: String.raw`s_t = \frac{w s'_{t-1} + (1-w)\,x_t}{1 - w^t}`,
  log_scale: String.raw`1,\ 10^{-1},\ 10^{-2},\ \dots`,
  activation_std: String.raw`\sqrt{\tfrac{1}{nm}\textstyle\sum_{ij} (y_{ij} - \bar y)^2}`,
  histogram: String.raw`h_b = \#\{\,y_{ij} \in \text{bin } b\,\}`,
  frozen: String.raw`\Delta W = 0`,
  standardization: String.raw`x' = \frac{x - \mu_{\text{train}}}{\sigma_{\text{train}}}`,
  finding: String.raw`\text{rule}(\text{record}) \to \text{sentence}`,
  branch: String.raw`\text{run}_B(t_0) = \text{run}_A(t_0)`,
} as const;

export type TermId = keyof typeof TERMS;

export const TERM_IDS: readonly TermId[] = Object.keys(TERMS).filter(isTerm);

export function isTerm(id: string): id is TermId {
  return Object.hasOwn(TERMS, id);
}
