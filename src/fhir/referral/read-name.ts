import { cleanName } from '#domain/person/identity.ts'
import type { Findings, Spot } from './findings.ts'

/** A HumanName as far as it is read. */
export interface NameRead {
  readonly path: string
  readonly use: string
  readonly family: string
  readonly given: string
  /** The name as one: its own text, or its parts. */
  readonly whole: string
  /** A name the person has had, and has no longer. */
  readonly former: boolean
}

export function readNames(found: Findings, spot: Spot, today: string): readonly NameRead[] {
  return found.spotsAt(spot, 'name').flatMap((name) => {
    const period = found.spotAt(name, 'period')
    const end = period === null ? null : found.textAt(period, 'end')
    const use = found.textAt(name, 'use') ?? ''
    const family = cleanName(found.textAt(name, 'family') ?? '')
    const given = cleanName(found.textsAt(name, 'given').join(' '))
    const whole = cleanName(found.textAt(name, 'text') ?? `${given} ${family}`)
    found.leaveRest(name, ['use', 'family', 'given', 'text', 'prefix', 'period'])
    const former = use === 'old' || use === 'maiden' || (end !== null && end.slice(0, 10) < today)
    return whole === '' ? [] : [{ path: name.path, use, family, given, whole, former }]
  })
}

/** Words in a script of its own, as “يوسف” is; not “Ifẹolúwa”. */
export function isOwnScript(text: string): boolean {
  return /\p{L}/u.test(text) && !/\p{Script=Latin}/u.test(text)
}

/** The first name of somebody that can be said; '' for nobody. */
export function nameOf(names: readonly NameRead[]): string {
  return (names.find(({ former, whole }) => !former && !isOwnScript(whole)) ?? names.find(({ former }) => !former))?.whole ?? ''
}
