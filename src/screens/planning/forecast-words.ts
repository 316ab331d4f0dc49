import { isUncovered, type NeedForecast, type QuorumForecast } from '#domain/meeting/forecast-quorum.ts'
import { inWords } from './in-words.ts'

/** One sentence about the quorum to come: never "quorate", which only the people in the room can be. */
export function forecastWords({ kind, needs }: QuorumForecast): string {
  const words = (list: readonly NeedForecast[]) => inWords(list.map((need) => need.words))
  switch (kind) {
    case 'no-rule':
      return 'This team has no quorum rule yet, so no meeting is quorate.'
    case 'expected':
      return needs.length === 0 ? 'The quorum needs nobody by discipline.' : `Quorum expected: ${words(needs)} have said yes.`
    case 'unlikely':
      return `Not quorate if nobody comes for ${inWords(needs.filter(isUncovered).map(({ discipline }) => discipline.toLowerCase()), 'or')}.`
    case 'not-sure': {
      const open = needs.filter(({ coming, least }) => coming.length < least)
      return `Quorum not sure yet. No yes so far: ${words(open)}.`
    }
  }
}

/** "Dr Nia Rowlands comes", "not heard from Dr Nia Rowlands", "nobody: Dr Nia Rowlands has said sorry". */
export function needWords({ coming, notHeardFrom, sorry, least }: NeedForecast): string {
  if (coming.length >= least) return `${inWords(coming)} ${coming.length === 1 ? 'comes' : 'come'}`
  const some = coming.length === 0 ? '' : `${inWords(coming)} ${coming.length === 1 ? 'comes' : 'come'}; `
  if (notHeardFrom.length > 0) return `${some}not heard from ${shortList(notHeardFrom)}`
  const away = sorry.length === 0 ? '' : `: ${inWords(sorry)} ${sorry.length === 1 ? 'has' : 'have'} said sorry`
  return some === '' ? `nobody${away}` : `${some}nobody else${away}`
}

const NAMED = 2

function shortList(names: readonly string[]): string {
  return names.length <= NAMED + 1 ? inWords(names) : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`
}
