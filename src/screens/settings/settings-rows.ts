import type { Team } from '#domain/meeting/team.ts'
import type { AppState } from '#state/app-store.ts'
import { computerRows } from '../first-run/computer-words.ts'
import { roleName } from '../kit/role-words.ts'
import { showMoment } from '../kit/show-time.ts'
import { readingRow } from '../saving/reading-words.ts'

interface Known {
  readonly computer: NonNullable<AppState['computer']>
  readonly session: NonNullable<AppState['session']>
  readonly saving: NonNullable<AppState['saving']>
  readonly team: Team | null
  readonly now: string
}

/** What there is to know of this computer and of where the records are: name and words. */
export function settingsRows({ computer, session, saving, team, now }: Known): readonly (readonly [string, string])[] {
  return [
    ['Trust', team?.organisation ?? 'Not on this computer yet'],
    ['Team', team?.name ?? session.team],
    ['Signed in', `${session.author.name}, ${roleName(session.author.role)}`],
    ['Records', session.server === null ? 'On this computer only' : `On this computer and on the trust server, ${session.server}`],
    ['Their mark', `${session.vault.slice(0, 4)} ${session.vault.slice(4, 8)}. Your IT department may ask for it`],
    ...readingRows(saving),
    ['Last compared', comparedWords(saving.compared, session.server, now)],
    // What these records are locked with, not what the next would be.
    ...computerRows({ ...computer, now, keyStore: session.demo ? computer.keyStore : session.bound }),
  ]
}

function readingRows(saving: Known['saving']): readonly (readonly [string, string])[] {
  const words = readingRow(saving)
  return words === null ? [] : [['Reading', words]]
}

function comparedWords(compared: Known['saving']['compared'], server: string | null, now: string): string {
  if (compared === null) return server === null ? 'There is no trust server to compare with' : 'Not compared since you signed in'
  const counts = `${compared.here.toLocaleString('en-GB')} entries here, ${compared.onServer.toLocaleString('en-GB')} on the trust server`
  return `${showMoment(compared.at, now)}: ${compared.same ? 'the same' : 'not the same yet'}. ${counts}`
}
