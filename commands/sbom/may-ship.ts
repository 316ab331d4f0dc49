import { licencesOf, type Component } from './component.ts'

/** Licences under which something may go out with the app without giving away the app’s own text. */
export const MAY_SHIP: readonly string[] = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Zlib', '(MIT AND Zlib)', 'BlueOak-1.0.0', 'CC0-1.0', 'OFL-1.1', 'MIT-Modern-Variant']

/** One sentence for each part, and each part inside one, that has no licence or another than these. */
export function findUnshippable(components: readonly Component[]): readonly string[] {
  return components.flatMap((component) => [...judge(component), ...findUnshippable(component.components ?? [])])
}

function judge(component: Component): readonly string[] {
  const licences = licencesOf(component)
  const strange = licences.filter((licence) => !MAY_SHIP.includes(licence))
  if (licences.length === 0) return [`${component['bom-ref']} says no licence. It may not be shipped until somebody has found it.`]
  return strange.map((licence) => `${component['bom-ref']} is under ${licence}, which is not among the licences that may be shipped (commands/sbom/may-ship.ts).`)
}
