/** Figures of another classifier, measured elsewhere: they give a scale, they are no contest on the same issues. */
export interface Reference {
  name: string;
  /** What it was measured on. */
  measuredOn: string;
  /** By id of the measure, see `MEASURES`. */
  figures: Readonly<Record<string, number>>;
}

/** TF-IDF of words and characters with logistic regression. Source: the notes on the project's corpus of labelled issues. */
const TF_IDF: Reference = {
  name: "TF-IDF reference",
  measuredOn: "240 other issues, labelled by a model that read the codebook",
  figures: {
    malfunctionF1: 0.957,
    symptomAccuracy: 0.7,
    symptomMacroF1: 0.52,
    phaseAccuracy: 0.95,
    causeFirst: 0.44,
    causeFirstThree: 0.66,
  },
};

/** A large language model that read each issue against the codebook. Source: the same notes. */
const LARGE_MODEL: Reference = {
  name: "large language model",
  measuredOn: "91 other issues, malfunctions all, with the study's human labels",
  figures: {
    symptomAccuracy: 0.84,
    symptomMacroF1: 0.81,
    phaseAccuracy: 0.9,
    causeFirst: 0.48,
    causeFirstThree: 0.78,
    causeCategory: 0.63,
    componentFirst: 0.61,
  },
};

/** The classifiers that figures are shown beside. */
export const REFERENCES: readonly Reference[] = [TF_IDF, LARGE_MODEL];
