/** What a column of a table asks for, in points: its widest word, and its widest cell if nothing were broken. */
export interface ColumnNeed {
  readonly least: number
  readonly most: number
}

/** Shares the width of a table among its columns: each its widest word where they fit, the rest by need. */
export function shareColumns(needs: readonly ColumnNeed[], width: number): readonly number[] {
  const least = sum(needs.map((need) => need.least))
  const most = sum(needs.map((need) => need.most))
  if (least >= width) return shareTooLittle(needs, width)
  if (most <= width) return needs.map((need) => need.most + (width - most) / needs.length)
  return needs.map((need) => need.least + ((width - least) * (need.most - need.least)) / (most - least))
}

/** Where not even the widest words fit, narrow columns keep what they need and the wide ones share the loss. */
function shareTooLittle(needs: readonly ColumnNeed[], width: number): readonly number[] {
  let fair = width / needs.length
  for (let pass = 0; pass < needs.length; pass += 1) {
    const modest = needs.filter((need) => need.least <= fair)
    if (modest.length === needs.length) break
    fair = (width - sum(modest.map((need) => need.least))) / (needs.length - modest.length)
  }
  return needs.map((need) => Math.min(need.least, fair))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
