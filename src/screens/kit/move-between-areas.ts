/** The index to go to from `current` (-1: in none) among `count` areas; the last leads to the first. */
export function nextArea(count: number, current: number, step: 1 | -1): number {
  if (count === 0) return -1
  if (current === -1) return step === 1 ? 0 : count - 1
  return (current + step + count) % count
}

/**
 * Moves the focus to the next region marked `data-area` that can be seen: to the first box or button in it, or to the
 * region itself. For F6 and Shift+F6.
 */
export function moveBetweenAreas(step: 1 | -1): void {
  const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')].filter((area) => area.checkVisibility())
  const within = areas.findLastIndex((area) => area.contains(document.activeElement))
  const area = areas[nextArea(areas.length, within, step)]
  if (area === undefined) return
  const inside = area.querySelector<HTMLElement>('input, textarea, select, button, a[href], [tabindex]')
  if (inside === null) area.tabIndex = -1
  const target = inside ?? area
  target.focus()
}
