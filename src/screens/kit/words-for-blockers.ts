import type { Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { assertNever } from '#domain/basics/assert.ts'
import { ASK_HEADING, WHY_HEADING } from '#domain/letter/compose-letter.ts'
import { unitWords } from './words-for-acts.ts'

/** What stops a letter, in words: the thing in bold, then what to do about it. */
export interface StopWords {
  readonly title: string
  readonly rest: string
}

export function blockerWords(stop: Blocker): StopWords {
  switch (stop.kind) {
    case 'ended':
      return { title: stop.detail === 'died' ? 'The child has died.' : 'The request has ended.', rest: 'Letters stop at once.' }
    case 'turned-eighteen':
      return { title: 'They are 18 now.', rest: 'A parent no longer agrees for them. Ask the young person themselves, and write down what they say.' }
    case 'parked-for-urgent-treatment':
      return { title: 'Parked for urgent treatment.', rest: 'Treatment continues. Letters are off until a clinician marks the child stable.' }
    case 'non-expert-view':
      return { title: 'A view that is no medical expert’s.', rest: 'No provider letter can be made from it. The lead consultant talks with the family.' }
    case 'routine-advice':
      return { title: 'Routine expert advice.', rest: 'It needs no letter. Write down what they answered.' }
    case 'written-by-a-newer-version':
      return { title: 'Part of this was written by a newer Consilium.', rest: 'It is kept whole. Update before you sign.' }
    case 'earlier-part-missing':
      return { title: 'An earlier part has not arrived.', rest: 'It comes with the next fetch from the trust server.' }
    case 'two-versions':
      return { title: `Two versions to settle: ${unitWords(stop.detail)}.`, rest: 'The chair or the lead consultant settles them.' }
    case 'signed-twice':
      return { title: 'Signed twice.', rest: 'The chair settles which stands.' }
    case 'late-change':
      return { title: `A late change by ${stop.detail}.`, rest: 'Accept it as an addendum or leave it.' }
    case 'entry-refused':
      return { title: 'The trust server refused an entry.', rest: 'Read it on the case and say how you dealt with it.' }
    case 'team-missing':
      return { title: 'The team’s own details are not on this computer.', rest: 'They come with the next fetch from the trust server.' }
    case 'identity-missing':
      return { title: 'Who the child is has not been settled.', rest: 'Check name, date of birth and numbers.' }
    case 'nothing-agreed':
      return { title: 'No meeting has agreed this yet.', rest: 'A letter is made from the agreed minute.' }
    case 'only-a-view':
      return { title: 'The meeting was not quorate.', rest: 'What it recorded is a view. The missing member agrees it, or it is agreed at a quorate meeting.' }
    case 'no-provider':
      return { title: 'No provider has been chosen.', rest: 'The meeting chooses one from the shortlist.' }
    case 'provider-at-home-trust':
      return { title: 'The provider is at our own organisation.', rest: 'A second opinion comes from another one.' }
    case 'provider-incomplete':
      return { title: 'The provider’s details:', rest: `${stop.detail} missing` }
    case 'relevance-missing':
      return { title: `Why ${stop.detail} is well placed`, rest: 'has not been written down' }
    case 'provider-declined':
      return { title: `${stop.detail} has declined.`, rest: 'Nobody on the shortlist is left. A meeting chooses another.' }
    case 'provider-not-independent':
      return { title: `${stop.detail} is not independent.`, rest: 'The chair gives a reason, or the meeting chooses the next.' }
    case 'independence-not-checked':
      return { title: `${stop.detail}’s independence`, rest: 'has not been checked' }
    case 'no-question':
      return { title: 'No question is asked.', rest: 'At least one is needed.' }
    case 'no-consent':
      return { title: 'Consent to send the records:', rest: stop.detail === '' ? 'nobody has agreed yet' : `${stop.detail} not asked yet` }
    case 'consent-refused':
      return { title: 'Consent to send the records:', rest: `${stop.detail} said no. The chair can go on with a reason` }
    case 'consent-not-theirs':
      return { title: 'Consent to send the records:', rest: `${stop.detail} agreed, and cannot agree for this child. Ask somebody who can, or the chair goes on with a reason` }
    case 'words-missing':
      return { title: `“${stop.detail === 'why' ? WHY_HEADING : ASK_HEADING}” has no words.`, rest: 'The letter would print the heading with nothing under it. Write in its box, or go back to the minute’s words.' }
    default:
      return assertNever(stop.kind, 'blocker')
  }
}
