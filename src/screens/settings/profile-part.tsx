import { useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import { compareProfiles } from '#domain/profile/compare-profiles.ts'
import { textOfProfile, type Profile } from '#domain/profile/profile.ts'
import { readProfile, type ProfileProblem } from '#domain/profile/read-profile.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { openedNow, type Opened } from '#actions/context.ts'
import { putProfileInForce } from '#actions/put-profile-in-force.ts'
import { useApp } from '#state/app-store.ts'
import { openProfileFile, saveProfileFile } from '#state/profile-file.ts'
import { useSave } from '#state/use-save.ts'
import madeUpTrust from '../../../resources/profiles/made-up-trust.json'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { Notice } from '../kit/notice.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { counted } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { ProfileInForce } from './profile-in-force.tsx'
import { problemWords, settingName, settingValue } from './profile-words.ts'

/** What came of the file that was brought in. */
type Brought =
  | { readonly kind: 'wrong'; readonly problems: readonly ProfileProblem[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** With what the reader had before them when it was shown. */
  | { readonly kind: 'read'; readonly text: string; readonly profile: Profile; readonly opened: Opened; readonly before: Profile | null }

/** The trust profile: what is in force, bringing one in, and putting it in a file. */
export function ProfilePart({ team }: { readonly team: TeamFile }) {
  const mayPut = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'set-up-team').ok)
  const [brought, setBrought] = useState<Brought | null>(null)
  const [said, setSaid] = useState('')
  const saving = useSave()

  const bringIn = async (): Promise<void> => {
    const file = await openProfileFile()
    saving.clear()
    setSaid('')
    if (!file.ok) return setBrought({ kind: 'refused', refusal: file.refusal })
    const { text } = file.value
    if (text === null) return
    const read = readProfile(text)
    setBrought(
      read.ok
        ? { kind: 'read', text, profile: read.value, opened: openedNow(team.record), before: team.profile }
        : { kind: 'wrong', problems: read.refusal.problems },
    )
  }
  const putInForce = async (): Promise<void> => {
    if (brought?.kind !== 'read' || !mayPut) return
    const { text, opened } = brought
    if (!(await saving.save((context) => putProfileInForce(context, opened, text)))) return
    setBrought(null)
    setSaid('The profile is in force, and saved on this computer. Each computer of the team has it once both have been on the network.')
  }
  const putInFile = async (): Promise<void> => {
    const text = team.profile === null ? `${JSON.stringify(madeUpTrust, null, 2)}\n` : textOfProfile(team.profile)
    const answer = await saveProfileFile(text)
    if (!answer.ok) setSaid(wordsFor(answer.refusal))
    else if (answer.value.saved) setSaid('The file is written.')
  }
  const leave = (): void => {
    setBrought(null)
    saving.clear()
  }
  useKeys(
    [
      { keys: 'B', words: 'bring in a profile', run: () => void bringIn(), inBar: brought === null },
      { keys: 'X', words: 'put it in a file', run: () => void putInFile() },
    ],
    { name: 'Trust profile' },
  )
  useKeys(
    [
      ...(mayPut && brought?.kind === 'read' ? [{ keys: 'Ctrl+Enter', words: 'put in force', run: () => void putInForce(), inBar: true }] : []),
      { keys: 'Escape', words: 'leave it', run: leave, inBar: true },
    ],
    { name: 'The file brought in', active: brought !== null },
  )
  return (
    <>
      {brought !== null && <div className="settings-brought">{shown(brought)}</div>}
      <output className="settings-said">{said}</output>
      {brought === null && (team.profile === null ? <p>{noneWords(team)}</p> : <ProfileInForce profile={team.profile} />)}
      <div className="settings-buttons">
        <Button keys="B" onPress={() => void bringIn()}>
          Bring in a profile
        </Button>
        <Button keys="X" onPress={() => void putInFile()}>
          {team.profile === null ? 'Put a made-up example in a file' : 'Put the profile in a file'}
        </Button>
      </div>
    </>
  )

  function shown(file: Brought) {
    if (file.kind === 'refused') return <Notice atOnce>{wordsFor(file.refusal)}</Notice>
    if (file.kind === 'wrong') return <Wrong problems={file.problems} inForce={team.profile !== null} />
    const changes = compareProfiles(file.before, file.profile)
    return (
      <>
        <h3 ref={focusPanel} tabIndex={-1}>
          {changes.length === 0 ? 'This file is what is in force already' : `This file can be used. It changes ${counted(changes.length, 'setting')}`}
        </h3>
        {changes.length > 0 && (
          <table className="settings-changes">
            <thead>
              <tr>
                <th scope="col">Setting</th>
                <th scope="col">Now</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.path.join('.')}>
                  <th scope="row">{settingName(change)}</th>
                  <td>{settingValue(change.path, change.before)}</td>
                  <td>{settingValue(change.path, change.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <SaveWords saving={saving} />
        <div className="settings-buttons">
          {changes.length > 0 && (
            <Button kind="primary" keys="Ctrl+Enter" onPress={() => void putInForce()} {...(mayPut ? {} : { notNow: 'The chair puts a profile in force' })}>
              Put in force for the team
            </Button>
          )}
          <Button keys="Escape" onPress={leave}>
            Leave it
          </Button>
        </div>
        {!mayPut && changes.length > 0 && <p className="text-quiet">Only the chair puts a profile in force. Give the file to your chair.</p>}
      </>
    )
  }
}

function Wrong({ problems, inForce }: { readonly problems: readonly ProfileProblem[]; readonly inForce: boolean }) {
  return (
    <div role="alert">
      <h3 ref={focusPanel} tabIndex={-1}>
        This file cannot be used: {counted(problems.length, 'thing is', 'things are')} wrong
      </h3>
      <p>{inForce ? 'Nothing was changed: the profile in force stays.' : 'Nothing was changed.'} Correct the file and bring it in again.</p>
      <ul className="settings-problems">
        {problems.map((problem, index) => (
          <li key={index}>{problemWords(problem)}</li>
        ))}
      </ul>
    </div>
  )
}

function noneWords(team: TeamFile): string {
  return team.record.units.get('profile')?.kind === 'unsettled'
    ? 'Two versions of the profile stand. Until one is settled, neither is used: the team’s own details and the usual times count.'
    : 'No profile is in force. The team’s own details and the usual times count. Put the made-up example in a file, change it for your trust, and bring it in.'
}
