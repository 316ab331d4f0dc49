import type { PaperPages, SavedAct } from '#bridge/bridge.ts'
import { refuse, type Answer } from '#domain/basics/answer.ts'
import { signedLetterUnit } from '#domain/letter/letter-parts.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { signLetter as signByRule } from '#domain/rules-across/sign-letter.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { makeIntent } from './change-unit.ts'
import type { ActionContext, Opened } from './context.ts'
import { pinTyped } from './pin-typed.ts'

export interface LetterToSign {
  readonly version: number
  /** The final document, as signed. */
  readonly document: PaperDocument
  /** The pages of that document which the signer has before them. */
  readonly pages: PaperPages
  readonly provider: string
  /** Everything the letter rests on but the case, which is read again. */
  readonly facts: Omit<LetterFacts, 'file'>
}

/** Signs a letter: fixes its pages for good, keeps their bytes, and records who signed. Signed is not sent. */
export async function signLetter(
  context: ActionContext,
  opened: Opened,
  letter: LetterToSign,
  pin: string,
): Promise<Answer<readonly SavedAct[]>> {
  const typed = pinTyped(pin)
  if (!typed.ok) return typed
  const { user, name } = context.session.author
  const intent = await makeIntent(context, {
    verb: 'sign-letter',
    unit: signedLetterUnit(letter.version),
    opened,
    facts: (seen) =>
      signByRule(
        { ...letter.facts, file: readCaseFile(seen) },
        {
          version: letter.version,
          blob: letter.pages.hash,
          shown: letter.pages.hash,
          pages: letter.pages.pages,
          provider: letter.provider,
          signatory: { user, name },
          document: letter.document,
          ...(letter.pages.check === null ? {} : { check: letter.pages.check }),
        },
      ),
  })
  if (!intent.ok) return intent
  if (letter.pages.check === null) return refuse({ kind: 'letter-not-checked', rule: 'L33' })
  if (letter.document.notice !== null) return refuse({ kind: 'draft-cannot-be-signed', rule: 'L8' })
  const signed = await context.ask('signPaper', {
    document: letter.document,
    about: opened.about,
    hash: letter.pages.hash,
    intents: [intent.value],
    pin,
  })
  if (!signed.ok) return signed
  await context.shown(signed.value.acts, opened.about)
  return { ok: true, value: signed.value.acts }
}
