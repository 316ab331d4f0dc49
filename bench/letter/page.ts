/** A4 and its margin, in points: the same page for everybody. */
export const width = 595.28
export const height = 841.89
export const margin = 56.7
