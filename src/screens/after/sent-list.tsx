import { longDay, shortDay } from '#domain/basics/calendar.ts'
import { letterSent } from '#domain/pathway/letter-sent.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import { dispatchUnit, type Dispatch } from '#domain/pathway/pathway-parts.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { letterToSend } from '#domain/rules-across/may-dispatch.ts'
import { whatKeepsLetter } from '#domain/rules-across/practice-in-letter.ts'
import { nextProvider, providerInHand } from '#domain/rules-across/provider-in-hand.ts'
import { isLetterAbroad } from '#domain/rules-across/pseudonymised-copy.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { acknowledge, markSent, undoSent } from '#actions/mark-sent.ts'
import { goTo } from '#state/app-store.ts'
import { useMay } from '#state/use-may.ts'
import type { Words } from '#state/use-draft.ts'
import { useVersionInHand } from '#state/version-in-hand.ts'
import { begunWords } from '../kit/begun-words.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { showDayAndTime } from '../kit/show-time.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { methods, methodWords } from './method-words.ts'
import type { AfterPart } from './part.ts'

/** The form that says it was sent, come to from a copy of the batch and left for it again. */
export const SENT_FROM_BATCH = 'sent/from-batch'

interface SentListProps extends AfterPart {
  /** All that the letter rests on: what would stop a signature stops the post as well (A3). */
  readonly facts: LetterFacts
}

/** What a person said they sent, and what the other side told us. Consilium itself sends nothing. */
export function SentList({ facts, ...part }: SentListProps) {
  const { file, pathway, providerName, form, open, isOver } = part
  const maySay = useMay('mark-sent')
  const letter = file.signedLetters.at(-1)
  const begun = useVersionInHand(file)
  // Signed for somebody who has declined since, or for another than the case is with: it goes nowhere (A3).
  const isOvertaken = letterToSend(file, pathway) === null
  const sendable = pathway.pack.filter((item) => item.heldBy.kind === 'us' || item.received !== null)
  // The directory’s addresses of whom this letter is for, who may not be whom the case is with by now.
  const provider = letter?.provider === providerInHand(file) ? facts.provider : null
  const kept = letter === undefined ? null : whatKeepsLetter(file, facts, letter)
  const may = maySay && !isOver && !isOvertaken && kept === null
  const isOut = letter !== undefined && pathway.dispatches.some((sent) => sent.version === letter.version && sent.undone === null)
  const isSaying = form === 'sent' || form === SENT_FROM_BATCH
  return (
    <section className="after-part" aria-labelledby="sent-heading">
      <div className="after-row">
        <h2 id="sent-heading">Sending the letter</h2>
        {may && letter !== undefined && !isSaying && (
          <Button kind={isOut ? 'secondary' : 'primary'} dense keys="S" onPress={() => open('sent')}>
            {isOut ? 'It went another way too' : 'Mark it as sent'}
          </Button>
        )}
        {maySay && !may && letter !== undefined && !isOut && !isSaying && (
          <Button dense onPress={() => open('sent')}>
            It had gone before it was stopped
          </Button>
        )}
      </div>
      <p className="text-quiet">“Sent” means a person said so. “Acknowledged” means the other side told us, and who took the message.</p>
      {letter === undefined && <p>No letter is signed yet. Only a signed letter is sent.</p>}
      {letter !== undefined && !isOut && (
        <p>
          <strong>{letterSent(pathway, letter.version) === 'astray' ? `Version ${letter.version} went to the wrong person. Whom it is for has not had it.` : `Version ${letter.version} is signed and not sent.`}</strong> {isOvertaken ? `It was for ${providerName(letter.provider)}. ${nextProvider(file, pathway) === null ? 'It goes nowhere.' : 'A new version is for who is next.'}` : kept === null ? `It goes to ${providerName(letter.provider)}.` : ''}
        </p>
      )}
      {kept !== null && !isOut && <Notice title="It goes to nobody as it is.">{wordsFor(kept)}</Notice>}
      {letter !== undefined && begun !== null && (
        <p>
          <strong>{begunWords(begun)}.</strong> {kept === null && `What is marked as sent here is version ${letter.version}, as it was signed.`}
        </p>
      )}
      {isSaying && maySay && letter !== undefined && (
        <QuickForm
          name="Mark it as sent"
          record={file.record}
          draft={`dispatch/${letter.version}/new`}
          start={{ method: '', to: toWhom(provider), mail: provider?.secureAddress?.address ?? '', mailbox: '', post: provider?.address.join(', ') ?? '', accredited: '', copy: '', items: '', on: '' }}
          fields={[
            { box: 'method', label: 'How it went', kind: 'choice', choices: methods },
            {
              box: 'copy',
              label: 'Which of the two went',
              kind: 'choice',
              choices: [{ value: 'signed', words: 'The signed letter' }, { value: 'pseudonymised', words: 'The pseudonymised copy' }],
              when: () => isLetterAbroad(letter),
            },
            { box: 'to', label: 'To whom', hint: 'A named person', width: 'half' },
            { box: 'mail', label: 'Secure mail address', hint: secureHint(provider), when: ({ method }) => method === 'secure-mail' },
            { box: 'mailbox', label: 'Mailbox', when: ({ method }) => method === 'mesh' },
            { box: 'post', label: 'Postal address', when: ({ method }) => method === 'tracked-post' },
            {
              box: 'accredited',
              label: 'Is the address in an accredited secure domain?',
              hint: (words) => accreditedHint(words, provider),
              kind: 'choice',
              choices: [{ value: 'yes', words: 'Yes' }, { value: 'no', words: 'No, [secure] was in the subject' }],
              when: ({ method }) => method === 'secure-mail',
            },
            { box: 'items', label: 'What went with it', hint: 'What the list above says. Tick each that really went', kind: 'ticks', choices: sendable.map(({ id, what, dated }) => ({ value: id, words: dated === null ? what : `${what}, ${longDay(dated)}` })), when: () => sendable.length > 0 },
            { box: 'on', label: 'When', hint: may ? 'Empty is today' : 'The day it went, before it was stopped', width: 'narrow' },
          ]}
          boxOf={{ 'sent-before-signed': 'on', 'method-missing': 'method', 'which-copy-went-missing': 'copy', 'recipient-missing': 'to', 'address-missing': ['mail', 'mailbox', 'post'], 'secure-domain-missing': 'accredited', 'day-not-understood': 'on', 'day-not-yet': 'on' }}
          button="It was sent"
          save={(context, opened, words) =>
            markSent(context, opened, facts, {
              version: letter.version,
              method: words.method ?? '',
              to: words.to ?? '',
              address: { 'secure-mail': words.mail, mesh: words.mailbox, 'tracked-post': words.post }[words.method ?? ''] ?? '',
              accredited: words.accredited ?? '',
              copy: words.copy ?? '',
              on: words.on ?? '',
              items: (words.items ?? '').split(' ').filter((id) => id !== ''),
            })
          }
          onClose={() => {
            open(null)
            if (form === SENT_FROM_BATCH) goTo({ kind: 'copies' })
          }}
        />
      )}
      {pathway.dispatches.toReversed().map((dispatch, index) => (
        <DispatchRow key={dispatchUnit(dispatch)} {...part} dispatch={dispatch} may={maySay} first={index === 0} />
      ))}
    </section>
  )
}

/** Whom a letter greets, else the entry’s name: a beginning for the person who says to whom it went. */
function toWhom(provider: Provider | null): string {
  return provider === null ? '' : provider.greeting || provider.name
}

/** What the directory says of where it can go; the person still says where it went. */
function secureHint(provider: Provider | null): string | undefined {
  if (provider?.secureAddress == null) return undefined
  return provider.secureAddress.accredited ? 'From the directory, which says: in an accredited secure domain' : 'From the directory, which says: not in an accredited secure domain'
}

/** Soft: nobody here knows every accredited domain, so an unlikely "yes" is only said (row 20). */
function accreditedHint({ mail = '', accredited }: Words, provider: Provider | null): string {
  const usual = 'If it is not, [secure] stands in the subject. A name or a number never does'
  const domain = mail.trim().split('@')[1]?.toLowerCase() ?? ''
  const isKnown = domain === '' || domain === 'nhs.net' || (provider?.secureAddress?.accredited === true && provider.secureAddress.address.toLowerCase().endsWith(`@${domain}`))
  return accredited === 'yes' && !isKnown ? `${domain} is not nhs.net, and the directory does not say that it is accredited. Make sure before you say yes` : usual
}

function DispatchRow({ file, pathway, dispatch, may, first, form, open }: AfterPart & { readonly dispatch: Dispatch; readonly may: boolean; readonly first: boolean }) {
  const unit = dispatchUnit(dispatch)
  const isOpenAct = dispatch.undone === null && dispatch.acknowledged === null
  const mayBeAstray = dispatch.astray !== true
  // "acknowledge" alone, from elsewhere, means the one that still waits.
  const waiting = pathway.dispatches.findLast((sent) => sent.undone === null && sent.acknowledged === null)
  const taking = form === `acknowledge/${unit}` || (form === 'acknowledge' && waiting !== undefined && dispatchUnit(waiting) === unit)
  const undoing = form === `undo/${unit}`
  const astray = form === `astray/${unit}`
  return (
    <div className="after-sent">
      <div className="after-row">
        <div>
          <p dir="auto">
            <strong>
              {dispatch.undone === null ? 'Sent' : dispatch.astray === true ? 'Went to the wrong person' : 'Not sent after all'}: version {dispatch.version}, {dispatch.copy === 'pseudonymised' && 'pseudonymised copy, '}
              {methodWords(dispatch.method)}
            </strong>{' '}
            to {dispatch.to}
            {dispatch.address !== '' && `, ${dispatch.address}`}
            {dispatch.method === 'secure-mail' && (dispatch.accredited ? ', said to be in an accredited secure domain' : ', [secure] in the subject')}. {dispatch.by}, {showDayAndTime(dispatch.at)}
          </p>
          <p className="text-quiet" dir="auto">
            {stateWords(dispatch, pathway.pack)}
          </p>
        </div>
        {may && !taking && !undoing && !astray && (
          <span className="after-acts">
            {isOpenAct && (
              <>
                <Button dense keys={first ? 'K' : undefined} onPress={() => open(`acknowledge/${unit}`)}>
                  It was acknowledged
                </Button>
                <Button dense onPress={() => open(`undo/${unit}`)}>
                  It was not sent
                </Button>
              </>
            )}
            {mayBeAstray && (
              <Button dense onPress={() => open(`astray/${unit}`)}>
                It went to the wrong person
              </Button>
            )}
          </span>
        )}
      </div>
      {taking && may && isOpenAct && (
        <QuickForm
          name="It was acknowledged"
          record={file.record}
          draft={unit}
          start={{ whom: '', how: '', on: '' }}
          fields={[
            { box: 'whom', label: 'Who told us', hint: 'The person at the other side', width: 'half' },
            { box: 'how', label: 'How', hint: 'For example by telephone', width: 'half' },
            { box: 'on', label: 'When', hint: 'Empty is today', width: 'narrow' },
          ]}
          boxOf={{ 'acknowledgement-needs-whom': 'whom', 'acknowledged-before-sent': 'on', 'day-not-understood': 'on', 'day-not-yet': 'on' }}
          button="They have it"
          save={(context, opened, words) => acknowledge(context, opened, unit, { on: words.on ?? '', whom: words.whom ?? '', how: words.how ?? '' })}
          onClose={() => open(null)}
        />
      )}
      {undoing && may && isOpenAct && (
        <QuickForm
          name="It was not sent"
          record={file.record}
          draft={`${unit}/undo`}
          start={{ why: '' }}
          fields={[{ box: 'why', label: 'Why it was not sent after all', hint: 'What was said before stays in the record' }]}
          boxOf={{ 'undo-needs-a-reason': 'why' }}
          button="Take back that it was sent"
          save={(context, opened, words) => undoSent(context, opened, unit, 'not-sent', words.why ?? '')}
          onClose={() => open(null)}
        />
      )}
      {astray && may && mayBeAstray && (
        <QuickForm
          name="It went to the wrong person"
          record={file.record}
          draft={`${unit}/astray`}
          start={{ why: '' }}
          fields={[{ box: 'why', label: 'Who had it, and what was done about it', hint: 'For example the practice it reached, and that it was asked to destroy it. What was said before stays in the record' }]}
          boxOf={{ 'astray-needs-whom': 'why' }}
          button="It went to the wrong person"
          save={(context, opened, words) => undoSent(context, opened, unit, 'astray', words.why ?? '')}
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}

function stateWords({ undone, astray, acknowledged, expiresOn, items }: Dispatch, pack: Pathway['pack']): string {
  if (undone !== null && astray === true) return `Said by ${undone.by}, ${showDayAndTime(undone.at)}: ${undone.why.replace(/[.\s]*$/, '.')} Your information governance team will want to know.`
  if (undone !== null) return `Taken back by ${undone.by}, ${showDayAndTime(undone.at)}: ${undone.why}`
  const named = items.map((id) => pack.find((item) => item.id === id)?.what ?? 'something taken off the list since')
  const enclosed = named.length === 0 ? 'Nobody said that anything went with it.' : `With ${named.join('; ')}.`
  const link = expiresOn === null ? '' : ` The link runs out ${shortDay(expiresOn)}.`
  if (acknowledged === null) return `${enclosed} Not acknowledged yet.${link}`
  return `${enclosed} Acknowledged ${shortDay(acknowledged.on)}: ${acknowledged.whom}${acknowledged.how === '' ? '' : `, ${acknowledged.how}`}. Noted by ${acknowledged.by}.`
}
