/** scikit-surprise's names and defaults. */
export interface SvdParams {
  readonly n_factors: number;
  readonly n_epochs: number;
  readonly lr_all: number;
  readonly reg_all: number;
  readonly init_mean: number;
  readonly init_std_dev: number;
  readonly random_state: number;
  /** A new order for each epoch; else that of the set, as scikit-surprise has it. */
  readonly shuffle: boolean;
}

export const SVD_DEFAULTS: SvdParams = {
  n_factors: 100,
  n_epochs: 20,
  lr_all: 0.005,
  reg_all: 0.02,
  init_mean: 0,
  init_std_dev: 0.1,
  random_state: 0,
  shuffle: true,
};
