/** Records of the commits with ids in [from, to), see records.ts; paths are as bytes, one char each. */
export interface Segment {
  from: number;
  to: number;
  paths: string[];
  /** Blobs that were missing when it was extracted. */
  missingBlobs: number;
  payload: Int32Array;
}
