/** What a column of a table asks for, in points: its widest word, and its widest cell if nothing were broken. */
export interface ColumnNeed {
  readonly least: number
  readonly most: number
}

/**
 * Shares the width of a table among its columns: each its widest word where they fit, short columns whole, the rest by need.
 * @param spare who has the width that nobody needs: all alike, or the last where the first only say what stands beside them
 */
export function shareColumns(needs: readonly ColumnNeed[], width: number, spare: 'all' | 'last' = 'all'): readonly number[] {
  const least = sum(needs.map((need) => need.least))
  const most = sum(needs.map((need) => need.most))
  if (least >= width) return shareTooLittle(needs, width)
  if (most <= width) return needs.map((need, index) => need.most + (spare === 'all' ? (width - most) / needs.length : index === needs.length - 1 ? width - most : 0))
  return shareByNeed(wholeWhereShort(needs, width), width)
}

function shareByNeed(needs: readonly ColumnNeed[], width: number): readonly number[] {
  const least = sum(needs.map((need) => need.least))
  const more = sum(needs.map((need) => need.most)) - least
  return needs.map((need) => need.least + ((width - least) * (need.most - need.least)) / more)
}

/** A column no wider than its fair share is not broken for the sake of a long one, unless a word of that would be. */
function wholeWhereShort(needs: readonly ColumnNeed[], width: number): readonly ColumnNeed[] {
  const whole = needs.map((need) => (need.most <= width / needs.length ? { ...need, least: need.most } : need))
  return sum(whole.map((need) => need.least)) < width ? whole : needs
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
