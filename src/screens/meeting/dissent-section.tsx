import { useState, type KeyboardEvent } from 'react'
import { DISSENT } from '#domain/decision/dissent.ts'
import type { Member } from '#domain/meeting/team.ts'
import { decisionOf } from '#domain/rules-across/read-case-file.ts'
import { searchKey } from '#domain/person/search-key.ts'
import { recordDissent, recordNobodyDissents } from '#actions/record-dissent.ts'
import { openedNow } from '#actions/context.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { KeyCap } from '../kit/key-cap.tsx'
import { Section } from '../kit/section.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'
import type { MinuteProps } from './minute-section.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { VersionsNotices } from '../kit/versions-notice.tsx'

/**
 * Who dissents, and why. By name in the minute; in the letter only that views differed. A figure or a typed name
 * chooses, 0 records that nobody dissents. A name typed that no member has is kept as typed.
 */
export function DissentSection(props: MinuteProps) {
  const { file, record, meeting, members, inHand, signed, open, done, leave } = props
  const draft = useDraft(record, `${DISSENT}/${meeting}`, { user: '', name: '', reason: '' })
  const saving = useSave()
  const [typed, setTyped] = useState('')
  const here = file.dissents.filter((dissent) => dissent.meeting === meeting)
  const nobody = file.dissentAsked.includes(meeting)
  const user = draft.words.user ?? ''
  const reason = draft.words.reason ?? ''
  const choose = (member: Member): void => {
    draft.change('user', `${member.user}\n${member.name}`)
    setTyped('')
  }
  const chooseTyped = (): void => {
    draft.change('user', `${visitorId(typed)}\n${typed.trim()}`)
    setTyped('')
  }
  const chooseFound = (): void => (found.length === 1 && found[0] !== undefined ? choose(found[0]) : chooseTyped())
  const recordIt = async (): Promise<void> => {
    if (user === '' && typed.trim() !== '') return chooseFound()
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => {
      const [id = '', name = ''] = (words.user ?? '').split('\n')
      return recordDissent(context, opened, { meeting, user: id, name, reason: words.reason ?? '' })
    })
    if (whole) done()
  }
  /** A figure chooses here as it does outside the box, 0 is nobody; a name typed in full chooses its member at once. */
  const pick = (text: string): void => {
    if (text === '0') return void recordNobody()
    const member = /^[1-9]$/.test(text) ? found[Number(text) - 1] : found.find(({ name }) => searchKey(name) === searchKey(text))
    if (member === undefined) setTyped(text)
    else choose(member)
  }
  /** On to the reason. A name that several have stays in its box, so that none of them is chosen unseen. */
  const toReason = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || event.shiftKey || typed.trim() === '' || found.length > 1) return
    event.preventDefault()
    chooseFound()
  }
  const recordNobody = async (): Promise<void> => {
    if (await saving.save((context) => recordNobodyDissents(context, openedNow(record), meeting))) done()
  }
  const stands = decisionOf(file, meeting)?.standing === 'view' ? 'The view stands; this is kept beside it' : 'The agreement stands; this is kept beside it'
  const present = new Set(props.present)
  const inRoom = members.filter((member) => present.size === 0 || present.has(member.user))
  const found = typed.trim() === '' ? inRoom : members.filter((member) => searchKey(member.name).includes(searchKey(typed)))
  useKeys(
    [
      ...found.slice(0, 9).map((member, index) => ({ keys: String(index + 1), words: member.name, run: () => choose(member) })),
      { keys: '0', words: 'nobody dissents', run: () => void recordNobody() },
      { keys: 'Ctrl+Enter', words: 'record dissent', run: () => void recordIt(), inBar: true },
      { keys: 'Escape', words: 'leave it', run: leave },
    ],
    { name: 'Anyone dissent?', ownsCharacters: true, active: inHand && !signed },
  )
  if (!inHand || signed) {
    const aside = draft.unfinished ? 'Unfinished, not in the record' : here.length > 0 ? stands : nobody ? 'Asked: nobody' : 'Not asked yet'
    return (
      <Section heading={here.length > 0 ? 'Dissent' : 'Anyone dissent?'} keys="D" onKey={open} aside={aside}>
        <VersionsNotices record={record} prefix={`${DISSENT}/${meeting}`} />
        {here.map((dissent) => (
          <p key={dissent.user} dir="auto">
            <strong>{dissent.name}:</strong> {dissent.reason}
          </p>
        ))}
      </Section>
    )
  }
  return (
    <Section heading="Who dissents, and why?" keys="D" onKey={open} aside={stands} inHand>
      <ul className="people">
        {found.map((member, index) => (
          <li key={member.user}>
            <button
              type="button"
              className={user.startsWith(`${member.user}\n`) ? 'person person-on' : 'person'}
              aria-pressed={user.startsWith(`${member.user}\n`)}
              onClick={() => choose(member)}
            >
              {index < 9 && <KeyCap cap={String(index + 1)} />} {member.name}
            </button>
          </li>
        ))}
        {user === '' && typed.trim() !== '' && (
          <li>
            <button type="button" className="person" onClick={chooseTyped}>
              {typed.trim()}, not on the team’s list
            </button>
          </li>
        )}
        <li>
          <button type="button" className="person" onClick={() => void recordNobody()}>
            <KeyCap cap="0" /> Nobody
          </button>
        </li>
      </ul>
      {user === '' && <TextField id="dissent-who" label="A figure, or a name" value={typed} onChange={pick} onKeyDown={toReason} boxRef={focusBox} />}
      {(user !== '' || typed.trim() !== '' || reason !== '') && (
        <TextArea id="dissent-reason" label={user === '' ? 'Their reason' : `${user.split('\n')[1]}’s reason`} lines={2} value={reason} onChange={(text) => draft.change('reason', text)} boxRef={user === '' ? undefined : focusBox} />
      )}
      <SaveWords saving={saving} />
      <div className="minute-buttons">
        <Button kind="primary" dense keys="Ctrl+Enter" onPress={() => void recordIt()}>
          Record dissent
        </Button>
        <Button dense keys="Escape" onPress={() => void draft.drop().then(leave)}>
          Leave it
        </Button>
        <span className="text-quiet">In the minute by name. In the letter, only that views differed.</span>
      </div>
    </Section>
  )
}

/** A guest of the meeting, named the same on every computer. */
function visitorId(name: string): string {
  return `guest-${searchKey(name).replaceAll(' ', '-').slice(0, 60)}`
}
