import type { ActionContext, Opened, Saved } from '#actions/context.ts'
import type { DraftInHand, Words } from './use-draft.ts'
import type { SaveInHand } from './use-save.ts'

/** `saved`: an act with the words is in the record. `whole`: and nothing was written since, so that the draft is gone. */
interface DraftSaved {
  readonly saved: boolean
  readonly whole: boolean
}

/**
 * Saves a draft. The action is given the words of the moment it runs: when the disk refused and it is tried again, they
 * may have been put right meanwhile.
 */
export async function saveDraft(saving: Pick<SaveInHand, 'save' | 'tryAgain' | 'notSaved'>, draft: DraftInHand, action: (context: ActionContext, opened: Opened, words: Words) => Promise<Saved>): Promise<DraftSaved> {
  let inAct = draft.now()
  const release = draft.hold(inAct)
  // Pressed twice: the first press goes on, and what the disk refused is tried again as it was.
  if (release === null) return { saved: saving.notSaved && (await saving.tryAgain()), whole: false }
  const saved = await saving.save((context) => {
    inAct = draft.now()
    return action(context, draft.opened, inAct)
  })
  release(saved)
  return { saved, whole: saved && (await draft.saved(inAct)) }
}
