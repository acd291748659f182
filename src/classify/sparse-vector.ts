/** Features of one report as indices into a vocabulary with their values; indices are unique. */
export interface SparseVector {
  indices: Int32Array;
  values: Float64Array;
}
