import type { Member } from '#domain/meeting/team.ts'
import { goTo, useAppParts } from '#state/app-store.ts'
import { setBareLetters, usePreferences } from '#state/preferences.ts'
import { useMayReadTrail } from '#state/trail.ts'
import { useNow } from '#state/use-now.ts'
import { useTeam } from '#state/use-record.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button } from '../kit/button.tsx'
import { roleName } from '../kit/role-words.ts'
import { Radios } from '../kit/radios.tsx'
import { Section } from '../kit/section.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { RecordCards } from '../settle/record-cards.tsx'
import { PassphrasePart } from './passphrase-part.tsx'
import { ProfilePart } from './profile-part.tsx'
import { settingsRows } from './settings-rows.ts'
import './settings.css'

/** What can be set, for this computer and for the team. */
export function Settings() {
  const { session, computer, saving } = useAppParts('session', 'computer', 'saving')
  const team = useTeam(session?.team ?? null)
  const bareLetters = usePreferences((state) => state.bareLetters)
  const now = useNow()
  const mayReadTrail = useMayReadTrail()
  const toTrail = (): void => goTo({ kind: 'trail', case: null })
  useKeys(
    [
      ...(mayReadTrail ? [{ keys: 'Y', words: 'who did and saw what', run: toTrail }] : []),
      { keys: 'Escape', words: 'back to today', run: () => goTo({ kind: 'today' }) },
    ],
    { name: 'Settings' },
  )
  return (
    <AppFrame current={null}>
      <div className="settings" data-area="Settings" tabIndex={-1}>
        <h1>Settings</h1>
        {team !== null && <RecordCards record={team.record} />}
        <Section heading="Keys">
          <Radios
            id="bare-letters"
            legend="Letters and figures alone"
            hint="Kept on this computer. Every key has a button or a row that does the same"
            choices={[
              { value: 'on', words: 'Do something when you are not writing' },
              { value: 'off', words: 'Do nothing alone: hold Alt with a letter', hint: 'For whoever speaks to the computer, or touches keys by chance' },
            ]}
            chosen={bareLetters ? 'on' : 'off'}
            onChoose={(choice) => setBareLetters(choice === 'on')}
          />
        </Section>
        <Section heading="Trust profile" aside="For the whole team">
          {team === null ? <p>The team’s record has not arrived on this computer yet.</p> : <ProfilePart team={team} />}
        </Section>
        <Section heading="This computer">
          {computer !== null && session !== null && saving !== null && (
            <dl className="settings-rows">
              {settingsRows({ computer, session, saving, team: team?.team ?? null, now }).map(([name, words]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          )}
        </Section>
        <Section heading="Passphrase" aside="Yours alone">
          <PassphrasePart />
        </Section>
        {mayReadTrail && (
          <Section heading="Who did and saw what" aside="For the chair">
            <p>Every entry, and what was seen, saved, unlocked and typed wrongly on this computer.</p>
            <div className="settings-buttons">
              <Button keys="Y" onPress={toTrail}>
                Who did and saw what
              </Button>
            </div>
          </Section>
        )}
        <Section heading="Members of the team" aside="From the team’s record">
          <Members members={team?.members ?? []} />
        </Section>
      </div>
    </AppFrame>
  )
}

function Members({ members }: { readonly members: readonly Member[] }) {
  if (members.length === 0) return <p>Nobody is in the team’s record on this computer yet.</p>
  return (
    <table className="settings-changes">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Title</th>
          <th scope="col">Discipline</th>
          <th scope="col">Role</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.user}>
            <th scope="row">{member.name}</th>
            <td>{member.title}</td>
            <td>{member.discipline}</td>
            <td>{roleName(member.role)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
