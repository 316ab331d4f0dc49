import { ASK_HEADING, WHY_HEADING } from '#domain/letter/compose-letter.ts'
import { roles } from '#domain/journal/act.ts'
import type { Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { showTime } from './show-time.ts'
import { roleName } from './role-words.ts'
import { referralWords } from './words-for-referrals.ts'
import { unitWords } from './words-for-acts.ts'
import { signInWords } from './sign-in-words.ts'
import { enclosureWords } from './words-for-enclosures.ts'
import { unfitServerWords } from './words-for-servers.ts'

/** Why somebody of the case has no copy of the letter. */
const noCopyWords: Readonly<Record<string, string>> = {
  'wants-none': 'No copy: wants none',
  'not-asked': 'No copy: not asked yet whether they want one',
  'is-to-read-nothing': 'No copy: the young person wants them to read nothing',
}

/** Anything a rule, the keeper or the press answered no with: a Refusal, or a Blocker of a letter. */
export type RefusalLike = Blocker | { readonly kind: string; readonly [detail: string]: unknown }

type Words = string | ((refusal: RefusalLike) => string)

/** What happened, what is safe, what to do. Never a code, never a rule's number, never a patient's name. */
const person: Readonly<Record<string, Words>> = {
  'name-missing': 'Enter a family name. A baby without a given name yet can be entered with the family name alone',
  'birth-date-not-a-date': 'Enter a date of birth that exists, for example 27 3 2017',
  'birth-date-in-the-future': 'Date of birth must be today or in the past',
  'birth-date-too-long-ago': (refusal) => `Check the year of birth${count(refusal, 'years', (years) => `: it is more than ${years} years ago`)}. Consilium is for children and young people`,
  'verification-not-known': 'The verification status of an NHS number is two digits from 01 to 08, for example 08 for a newborn',
  'other-number-needs-its-reason': 'A number from another UK nation is kept with the reason “another UK nation”. Choose that reason, or leave the other number empty',
  'hospital-number-missing': 'Enter a hospital number. Every child or young person has one, also without an NHS number',
  'nhs-number-needs-a-reason': 'Enter an NHS number, or say why there is none',
  'nhs-number-not-ten-digits': (refusal) =>
    `NHS number must be 10 digits, like 999 123 4560${count(refusal, 'digits', (digits) => `. This one has ${digits}`)}`,
  'nhs-number-repeats-one-digit': 'Enter a real NHS number: 10 times the same digit is not one',
  'nhs-number-check-digit': 'That is not an NHS number: its last digit does not fit the others. Check it against the record, digit by digit',
  'looks-like-chi-number': 'This looks like a CHI number from Scotland. It is not an NHS number. If there is none, say so and choose “another UK nation” as the reason',
  'looks-like-health-and-care-number':
    'This looks like a Health and Care number from Northern Ireland. It is not an NHS number. If there is none, say so and choose “another UK nation” as the reason',
  'looks-like-national-insurance-number': 'This looks like a National Insurance number. Enter the NHS number: 10 digits, like 999 123 4560',
}

const caseAndMeeting: Readonly<Record<string, Words>> = {
  'hearing-needs-a-legal-contact': 'Name the legal contact: who speaks with the court for the trust',
  'restriction-is-the-chairs': 'Only the chair ends a reporting restriction. Nothing was changed, and the name is still withheld',
  'hearing-needs-its-day': 'Give the day of the hearing, today or later, for example 13 10 2026',
  'review-needs-its-day': 'Give the day of the review, today or later, for example 22 10 2026',
  'team-question-empty': 'Write the question',
  'question-not-here': 'This question is no longer in the record. It may have been taken out on another computer',
  'setting-missing': 'Say whether the child is an inpatient or an outpatient',
  'mode-needs-a-reason': 'Say why this way: usually an inpatient’s provider visits, and an outpatient’s sees the child in clinic',
  'mode-missing': 'Say what is asked of the provider',
  'disagreement-needs-its-kind': 'Say who disagrees: press a, b, c or d',
  'indication-needs-a-primary': 'Choose which reason is the primary one (P)',
  'side-needs-a-name': 'Say whose side this is, for example “Neurosurgery, Miss Vaughan”',
  'case-not-on-agenda': 'This case is not on this meeting’s agenda. Put it on the agenda first',
  'consent-needs-a-name': 'Say who was asked for consent: one person, by name',
  'agreed-sentence-empty': 'Write what we agree before recording it',
  'outcome-missing': 'Say what came of it first: agreed, more information needed or not supported',
  'not-supported-needs-a-route': 'Give the reason, who tells the family and which other route is offered',
  'more-information-needs-what-who-when': 'Say what is needed, from whom and by when',
  'back-up-is-the-first-choice': 'The back-up is the provider already chosen. Choose another one as back-up',
  'provider-at-home-trust': 'This provider is at our own organisation. A second opinion comes from another one',
  'provider-not-independent': (refusal) =>
    `Not independent${colon(refusal, 'why')}. Usually the provider has not treated the child. Choose the next on the list, or the chair gives a reason, which is kept`,
  'restricted-name-is-the-chairs': 'A reporting restriction holds: only the chair can show the name on the projector',
  'restricted-name-needs-a-second-press': 'A reporting restriction holds. Press X again to show the name to the room',
  'override-is-the-chairs': (refusal) =>
    `Not independent${colon(refusal, 'why')}. Only the chair can choose them all the same, with a reason. Choose the next on the list, or ask the chair`,
  'registration-of-another': 'Each says their own GMC number',
  'gmc-number-not-seven-digits': 'A GMC number is 7 digits, for example 1234567',
  'dissent-needs-a-name': 'Say who dissents',
  'nothing-to-dissent-from': 'Nothing is agreed yet. Record what we agree (O), then ask whether anyone dissents',
  'minute-not-signed-yet': 'This minute is not signed yet. Change its own words instead',
  'addendum-empty': 'Write what is to be added',
  'dissent-needs-a-reason': 'Write why they dissent, in their own words',
  'task-needs-what': 'Say what is to be done',
  'task-needs-an-owner': 'Say who does it',
  'task-owner-not-known': (refusal) => `Nobody in this team is called “${text(refusal, 'name')}”. Type another part of the name, or the whole name of somebody outside the team`,
  'task-not-found': 'This action is no longer in the record. It may have been withdrawn on another computer',
  'not-your-task': 'This action is somebody else’s. Its owner, the chair, a consultant or the secretary can mark it done',
  'due-day-in-the-past': 'That day has passed. Give today or a later day',
  'due-day-not-understood': 'Say by when, for example today, fri, +5 or 12 October',
  'period-begins-not-understood': 'Say the first day, for example 1 4 2026, or leave it empty for the beginning',
  'period-ends-not-understood': 'Say the last day, for example 30 9 2026, or leave it empty for no end',
  'period-backwards': 'The last day is before the first. Change one of them',
}

/** Planning a meeting, its agenda, and how a case ends in the room. */
const planning: Readonly<Record<string, Words>> = {
  'meeting-name-missing': 'Give the meeting a name',
  'meeting-day-not-understood': 'Say on which day, for example thu, +7, 15/10 or 15 October 2026',
  'meeting-day-in-the-past': 'That day has passed. A meeting is planned for today or a later day',
  'meeting-time-not-understood': 'Say at what time, for example 1pm or 13:00',
  'meeting-room-missing': 'Say in which room',
  'meeting-minutes-not-understood': (refusal) => `Say how many minutes it takes${count(refusal, 'longest', (longest) => `, at most ${longest}`)}, for example 60`,
  'meeting-opened-already': 'This meeting has been opened, so its day and room stand. Plan another one',
  'meeting-cancelled': 'This meeting was cancelled. Say that it takes place after all, or plan another one',
  'meeting-not-cancelled': 'This meeting is not cancelled',
  'cancelling-needs-a-reason': 'Say why it is cancelled, for example “the chair is ill”. Its cases wait for another meeting',
  'ended-not-listed': (refusal) => `${endings[text(refusal, 'detail')] ?? 'This case has ended.'} It goes on no agenda`,
  'parked-not-listed': 'This request is parked. Treatment continues, and it is not waiting for an opinion. It comes back to an agenda when a clinician marks the child stable',
  'non-expert-not-listed': 'This is a view that is no medical expert’s. The lead consultant talks with the family; it goes on no agenda',
  'routine-not-listed': 'Routine expert advice needs no meeting. It is closed on its own case',
  'case-not-here': 'This case is not on this computer yet. It comes when the trust server can be reached',
  'case-discussed-here': 'This meeting has said what came of this case, so it stays on its agenda',
  'parked-already': 'This request is parked already. Treatment continues',
  'deferred-needs-a-reason': 'Say why it is carried over, for example “no time”. It is offered first for the next agenda',
  'redirected-needs-what-and-when': 'Say which view the family asks for, and by when the lead consultant talks with them',
}

const screening: Readonly<Record<string, Words>> = {
  'screening-not-answered': 'Answer the first questions before anything else. No case was made',
  'use-marthas-rule': 'Stop. Use Martha’s Rule now. No case is made from this answer',
  'concern-not-found': 'This answer is not on this computer any more. Ring first; then answer again',
  'not-parked': 'This request is not parked any more. Somebody may have marked the child stable already',
  'who-asks-missing': 'Say who asks: the team, the young person, or a parent or carer',
  'route-is-the-same': 'Choose which of the three it is',
  'route-needs-a-reason': 'Say why it is another kind of request',
  'route-is-decided': 'A meeting has decided this request, so its kind stays. What was decided can be changed at a meeting',
  'question-missing': 'Write the question in one line',
  'child-known-already': 'This may be a child who is here already. Say which, or that it is none of them. Nothing was saved yet',
  'same-number-needs-a-reason': 'Two children cannot have one NHS number. Write how you know that this is another child',
  'child-not-here': 'This child’s details are not on this computer any more, or two versions of them stand. Find the child again',
  'lead-missing': 'Choose the lead consultant. The family needs one person to turn to',
  'non-expert-needs-an-outcome': 'Write what came of it, for example “They will see the chaplain on Friday”',
  'non-expert-is-the-leads': (refusal) => `This is for ${text(refusal, 'lead') || 'the lead consultant'} or the chair to say. Nothing was changed`,
  'advice-needs-what-was-asked': 'Write what was asked',
  'advice-needs-whom': 'Say who was asked, for example “Metabolic team, Northern Infirmary”',
  'advice-day-not-understood': 'Say when they answered: today or an earlier day, for example 8 10 2026',
  'advice-needs-an-answer': 'Write what they answered',
  'non-expert-view': 'This is a view that is no medical expert’s. No provider letter can be made from it. The lead consultant talks with the family',
  'routine-advice': 'This is routine expert advice. It needs no letter',
}

const versions: Readonly<Record<string, Words>> = {
  'two-versions': (refusal) => `Two versions to settle: ${unitWords(text(refusal, 'detail'))}. Nothing is lost. Until it is settled no letter can use either`,
  'nothing-to-take-back': 'You have made no entry here that can be taken back',
  'changed-since': 'Somebody has changed this since, so it cannot be taken back. Write what is right instead: both stay in the record',
  'nothing-to-settle': 'There is nothing left to settle here. Somebody settled it already',
  'not-whole': 'Something here is missing or cannot be kept as it stands. Nothing was changed. Look at each box again',
  'settling-needs-words': 'Write the third version first. An empty one would leave nothing standing',
  'refusal-needs-a-reason': 'Say how you dealt with it, for example “entered again by the secretary”. The refused words stay on this computer',
  'settling-needs-a-reason': 'Give a reason. Both versions stay in the record, with your name and reason',
  'settle-before-signing': 'Something here waits for a person. Settle it first; then it can be signed',
  'settle-before-changing': 'There are two versions of this. Settle them first; then it can be changed',
  'settling-is-the-chairs': 'This was signed twice. Only the chair settles which signing stands. Both are kept until then',
  'settling-is-the-leads': (refusal) => `In this case the chair or ${text(refusal, 'lead') || 'the lead consultant'} settles it. Nothing was changed`,
  'settling-keeps-one': 'One of the versions must be kept as it is. This part cannot be written anew here',
  'settle-signing-first': 'This was signed twice. The chair settles which one stands first',
  'signed-twice': 'This was signed twice, on two computers that could not see each other. Both stand until the chair settles which one is used. Nothing is sent until then',
  'signed-keeps-one': 'One of the two signed versions must be kept as it is. Neither can be rewritten',
  late: 'A change came after the signing, by somebody who could not see it was signed. Accept it as an addendum or leave it, with a reason',
  'late-change': (refusal) =>
    `Late: ${text(refusal, 'detail') || 'somebody'} changed this before they could see it was signed. Accept it as an addendum or leave it, with a reason`,
  'earlier-part-missing': 'An earlier part of this record has not arrived on this computer yet. It can be read and added to; settling and signing wait until it is here',
  'written-by-a-newer-version':
    'Part of this was written by a newer Consilium. It is kept whole and will show after the update. Until then this part is read-only',
  'entry-refused': 'The trust server refused an entry of this case. Read its words on the case and say how you dealt with it first',
  'minutes-changed': 'Something in these minutes changed while you were reading. They stand here as they are now. Read them again, then sign. Nothing was signed',
  'already-signed': 'This is signed already. Signed pages never change: add an addendum or make a new version',
  'not-a-childs-records': 'Only a child’s own record and their cases are erased. Nothing was changed',
  'record-erased': 'This record was erased. Nothing more can be added to it',
  'role-may-not': (refusal) => `Your role does not allow this${allowed(refusal)}. Nothing was changed`,
}

const letters: Readonly<Record<string, Words>> = {
  'letter-stopped': (refusal) => stopWords(refusal),
  ended: (refusal) => `${endings[text(refusal, 'detail')] ?? 'This case has ended.'} Letters, chasers and packs have stopped`,
  'parked-for-urgent-treatment': 'Treatment continues. It is not waiting for an opinion. Letters and packs are off for this request until a clinician marks the child stable',
  'identity-missing': 'Who this is about is not complete or not settled. Check name, date of birth and numbers first',
  'nothing-agreed': 'The meeting has not agreed to ask for a second opinion yet. A letter says what was agreed',
  'only-a-view': 'The meeting was not quorate, so this is a view, not an agreement. It becomes one when the missing member agrees it',
  'no-provider': 'No provider has been chosen. Choose whom the letter goes to',
  'provider-incomplete': (refusal) => `Something is missing about the provider: ${text(refusal, 'detail') || 'see their details'}`,
  'relevance-missing': (refusal) => `Why ${text(refusal, 'detail') || 'the provider'} is well placed for this question has not been written down`,
  'independence-not-checked': (refusal) => `Independence has not been checked${colon(refusal, 'detail')}. Check each team that has treated the child`,
  'words-missing': (refusal) => `There are no words under “${text(refusal, 'detail') === 'why' ? WHY_HEADING : ASK_HEADING}”. Write in its box, or go back to the minute’s words`,
  'no-question': 'There is no question in the letter. Add the team’s, the family’s or the young person’s own',
  'no-consent': (refusal) =>
    text(refusal, 'detail') === ''
      ? 'Consent to send the records: nobody has agreed yet'
      : `Consent to send the records: ${text(refusal, 'detail')} has not been asked yet`,
  'consent-refused': (refusal) => `${text(refusal, 'detail') || 'Somebody asked'} refused consent to send the records. Take it to the lead consultant; only the chair can go on, with a reason that is kept`,
  'consent-not-theirs': (refusal) => `${text(refusal, 'detail') || 'Whoever agreed'} has no parental responsibility, or was found not competent to decide this. Ask somebody who can agree, or the chair goes on with a reason that is kept`,
  'sent-before-signed': 'It was not signed yet on that day. Give the day it went',
  'report-is-waited-for': 'The report is waited for already',
  'paper-not-sound': (refusal) => `The file of this letter breaks a rule it is held to (${text(refusal, 'finding') || 'unknown'}${where(refusal)}), which is a fault of Consilium’s and not of your words. Nothing was signed. Tell whoever looks after Consilium here`,
  'letter-not-checked': 'The file of this letter was not checked, so nothing was signed. Wait until the pages are shown, then sign',
  'address-in-letter': 'The words of this letter hold somebody’s protected address, which stands on their own copy alone. Take it out of the words, of In brief or of the pack, then sign. Nothing was signed',
  'nobody-refused': 'Nobody has refused consent here, and somebody who can has agreed, so there is nothing to give a reason for',
  'independence-override-needs-a-reason': 'Write why they are asked although they are not independent. Your reason is kept with the case',
  'provider-is-not-stopped': 'This provider is not stopped: they are independent, or a reason was given already',
  'consent-override-needs-a-reason': 'Write why the records are sent although somebody said no. Your reason is kept with the case',
  'team-missing': 'This team’s own details have not arrived on this computer yet, so whether the provider is at another organisation cannot be checked',
  'words-not-kept': 'This version was signed before Consilium kept its words apart from its pages, so no other copy can be made of it. Sign a new version to have one',
  'names-not-all-here': 'A part of this child’s record is not on this computer, so a name in it could be left standing. Nothing was made. Try again once everything has come',
  'page-not-read': 'Read the page through, then tick that you have',
  'copy-not-theirs': 'This person has no copy of their own now. Look at the list of copies again',
  'copy-before-signed': 'The letter was signed later than that day. Check the day',
  'copies-stopped': (refusal) => `${endings[text(refusal, 'how')] ?? 'This case has ended.'} No copy is saved or given any more. One that was given before can still be noted, with its day`,
  'copies-wait-at-eighteen': 'They are 18 now. Ask the young person themselves before anybody else has a copy. One that was given before can still be noted, with its day',
  'copy-has-an-address': 'The signed words have part of somebody’s protected address in them, so nobody else has a copy of this version. Take it out of the words, sign the next version, and save their copy of that one',
  'letter-names-practice': 'The signed words name the GP’s practice, which tells where the family lives, and an address is protected now. Sign the next version, which says GP alone, and send that one. What was saved of this one before is where it was saved: find it, and delete it',
  'copy-names-practice': 'The signed words name the GP’s practice, which tells where the family lives, and an address is protected now: nobody has a copy of this version. Sign the next version, which says GP alone, and save their copies of that one',
  'no-copy': (refusal) => noCopyWords[text(refusal, 'standing')] ?? 'No copy of their own',
  'gp-not-on-file': 'No copy: no GP is written down under “Who this is”',
  'gp-none-registered': 'No copy: registered with no GP',
  'gp-two-versions': 'No copy: two versions of the GP are to be settled',
  'gp-practice-missing': 'Enter the practice’s name, or say that no GP is registered',
  'gp-ods-not-a-code': 'An ODS code is letters and figures, for example A81001. Leave it empty if it is not known',
  'copy-changed': 'These pages are no longer the ones you looked at, and were not put in the folder. Look at them again',
  'file-there-already': 'An earlier file of that name is in the folder. Choose another folder, or move it away first',
  'copy-way-missing': 'Choose how it was given',
  'copy-reader-missing': 'Choose who was given their copy',
  'draft-letter-not-saved': 'A letter that is not signed is not put in a file: it could pass for one that is. Sign it first',
  'draft-cannot-be-signed': 'This is still marked as a draft. Make the final pages first, read them, then sign',
  'script-not-settable': (refusal) =>
    `These pages hold ${text(refusal, 'script') || 'a script'}, which cannot be printed rightly yet${where(refusal)}. Nothing was left out and nothing was signed. Write it in Latin letters there, or add it by hand`,
  'missing-glyph': (refusal) =>
    `The sign ${signInWords(refusal)}${where(refusal)} cannot be printed, and nothing is left out: write it another way`,
  'paper-not-valid': 'These pages could not be made from what is in the record. Nothing was changed and nothing was signed',
  'foot-too-long': 'The line at the foot of each page is too long to leave room for the letter. Shorten the reference or the organisation’s name',
  'paper-changed': 'The pages are no longer the ones you saw: something changed meanwhile. Nothing was signed. Read them again, then sign',
  'pages-changed': 'The pages are no longer the ones you saw: something changed meanwhile. Nothing was signed. Read them again, then sign',
  'press-not-started': 'The part that makes pages is still starting. Nothing was changed. Try again in a moment',
  'press-failed': 'The pages could not be made. Nothing was changed and nothing was signed. Try again; if it happens twice, tell your IT department',
  'fonts-not-usable': 'The fonts that came with Consilium cannot be read, so no pages can be made. Your records are safe. Ask your IT department to install Consilium again',
  'blob-not-here': 'This signed letter is not on this computer yet. It comes when the trust server can be reached',
}

const endings: Readonly<Record<string, string>> = {
  died: 'The child has died.',
  withdrawn: 'The request was withdrawn.',
  closed: 'This case is closed.',
}

const directoryAndProfile: Readonly<Record<string, Words>> = {
  'provider-type-missing': 'Say whether this is one person or a team',
  'provider-name-missing': 'Enter the name of the person or of the team',
  'provider-organisation-missing': 'Enter the organisation. A second opinion comes from another one than ours',
  'provider-country-missing': 'Choose the country. It decides which register is asked for and what the letter says about law',
  'on-the-shortlist-already': 'This provider is on the shortlist already',
  'shortlist-needs-why': 'Write why they are well placed for this child’s question',
  'provider-chosen-by-a-meeting': 'A meeting has chosen this provider, or named them as back-up, so they stay on the list. Choose somebody else in the meeting first',
  'independence-needs-a-team': 'Name at least one team that treats or has treated the child',
  'independence-not-answered': (refusal) => `Say whether the provider is independent of ${text(refusal, 'team') || 'each team'}`,
  'independence-needs-why': (refusal) => `Say why the provider is not independent of ${text(refusal, 'team') || 'this team'}`,
  'profile-not-usable': 'This file cannot be used as a trust profile. Nothing was changed: the profile in force stays',
  'file-not-read': 'This file could not be read. Nothing was changed',
  'file-too-large': 'This file is too large to be a trust profile. Nothing was changed',
  'file-not-text': 'This file is not text, or not in UTF-8. Save it as UTF-8 and try again. Nothing was changed',
}

/** The people of a case. */
const people: Readonly<Record<string, Words>> = {
  'person-needs-a-name': 'Write their name',
  'family-words-missing': 'Write what they said, letter for letter, or say that they had nothing to add',
  'one-entry-a-person': 'Write one person’s name. Each has an entry, a view and a copy of their own',
  'person-not-here': 'This person is no longer in the record. Somebody may have taken them off on another computer',
  'address-empty': 'Write the address, or leave this box as it was',
  'address-to-be-written-anew': 'Write the whole address anew, with its postcode if it has one. The protected one in the record is not shown',
  'competence-needs-who': 'Say who assessed it',
  'competence-needs-found': 'Say what was found: competent to decide this, or not',
  'access-needs-a-choice': 'Say what the young person wants: all of the report, part of it or nothing',
  'competence-needs-words': 'Write what was found, for this decision',
  'young-person-needs-competence': 'Note first that the young person is competent to decide this, or that they are 16 or 17',
  'ending-needs-who': 'Say who withdrew the request',
  'turned-eighteen': 'They are 18 now. Ask the young person themselves before anything is sent',
  'same-child-needs-a-reason': 'Write how you know that both entries are one child',
  'same-child-is-this-one': 'This is the entry you are in. Choose the other one',
  'not-joined': 'These entries are not joined. Somebody may have parted them on another computer',
}

/** From the approach to a discussed report. */
const pathway: Readonly<Record<string, Words>> = {
  'day-not-understood': 'Give a day, for example today, 9 10 or 9 October 2026',
  'day-not-yet': 'That day has not come yet. Give today or an earlier day',
  'already-asked': 'They were asked already. Note their answer, or log the call under Owed',
  'not-asked-yet': 'They have not been asked yet. Note that first',
  'answer-needs-its-kind': 'Say whether they accept or decline',
  'item-needs-a-name': 'Say what it is, for example MRI head with contrast',
  'item-is-ours': 'We hold this ourselves: there is nobody to ask for it',
  'which-copy-went-missing': 'Say which of the two went: the signed letter, or its pseudonymised copy',
  'method-missing': 'Say how it went',
  'secure-domain-missing': 'Say whether the address is in an accredited secure domain',
  'seen-needs-how': 'Say how they saw the child or young person',
  'seen-needs-the-child': 'Say whether the child or young person was met',
  'not-appropriate-needs-why': 'Say why it was not right to meet the child or young person',
  'opinion-needs-words': 'Write what they said',
  'opinion-needs-who-heard': 'Say who heard it, by name',
  'opinion-not-found': 'This note is no longer in the record. It may have been taken back on another computer',
  'no-report-needs-a-reason': 'Say why no report will come',
  'filing-needs-where': 'Say where in the notes it is',
  'acknowledged-before-sent': 'They cannot have told us before it was sent. Check the day',
  'reader-gone': 'Say with whom, by name',
  'not-theirs-to-read': 'The young person does not want them to read it, or to hear what it says. Their wish is noted under People; it can be changed there',
  'offer-needs-a-reader': 'Say to whom, by name',
  'not-done-needs-a-reason': 'Say why not: the reason is kept',
  'transfer-wanted-already': 'A transfer is being talked about already. See its lines below',
  'transfer-needs-who': 'Say who asks for it, by name',
  'transfer-needs-by-whom': 'Say whether the family, the young person, the provider or our team asks for it',
  'call-needs-words': 'Write what was said, in one line',
  'taken-back-already': 'This was taken back already',
  'nothing-owed': 'Nothing is owed here any more, so there is nothing to chase',
  'nothing-asked-for': 'The meeting asked for nothing that is still owed here',
  information: 'Ask again for what the meeting needs',
  'not-supported-not-told': 'Tell the family why, and the other route',
  requested: 'Ask the other hospital for it again',
  'not-on-the-shortlist': 'This provider is not on the shortlist. The meeting puts a provider there, with the reason',
  'provider-declined': 'This provider has declined. Go on with the next on the shortlist, and tell the family',
  'provider-has-not-declined': 'This provider has not declined, so there is nothing to tell the family yet',
  'told-needs-whom': 'Say who was told: choose them, or write their name',
  'told-needs-how': 'Say how they were told',
  'told-before-decline': 'They cannot have been told before the provider declined. Check the day',
  'answer-needs-whom': 'Say who at the provider gave the answer',
  'answer-before-approach': 'An answer cannot come before the provider was asked. Check the day',
  'not-signed': 'This version of the letter is not signed. Only a signed letter is sent',
  'newer-version-signed': (refusal) => `A newer version is signed${count(refusal, 'latest', (latest) => `: version ${latest}`)}. Send that one`,
  'signed-for-another-provider': 'This letter was signed for another provider than the meeting has chosen since. It needs a new version',
  'recipient-missing': 'Say to whom it was sent: a named person',
  'address-missing': 'Say which address it was sent to',
  'already-sent': 'This version was sent this way already. Take that back first if it was not',
  'not-in-the-pack': 'One of these is no longer in the pack. Look at the pack again',
  'item-held-elsewhere': (refusal) => `Not here yet${colon(refusal, 'what')}. Another hospital holds it: ask them for it, or leave it out`,
  'not-sent': 'This was taken back: it was not sent, so nobody can have acknowledged it',
  'astray-needs-whom': 'Say who had it, and what was done about it',
  'already-undone': 'This was taken back already',
  'undo-needs-a-reason': 'Say why it was not sent after all',
  'already-acknowledged': (refusal) => `The other side has acknowledged it already${colon(refusal, 'whom')}`,
  'acknowledgement-needs-whom': 'Say who at the other side took the message',
  'another-way-needs-a-reason': 'Say why the child was not seen in the way that is recommended',
  'declined-not-chosen': 'They were asked for this child and declined. If they would after all, change their answer under Sending first',
  'the-next-has-it': 'Another provider has accepted or has the letter since. Let a meeting choose this one again, or take that back first',
  'task-not-done': 'This action is owed already',
  'report-before-asked': 'A report cannot have come before they were asked. Check the day',
  'report-from-nobody-asked': 'Nobody was asked this. Check whom the report is from',
  'question-answered-twice': 'One question has two answers. Put them together',
  'differences-not-answered': 'Say what the report says of differences in law or ethical norms: none, which, or that it does not say',
  'differences-need-words': 'Write which differences in law or ethical norms the report names',
  'settle-before-closing': 'Something here needs a person first. Settle it, then close the case',
  'closing-lacks': 'The report must be in the notes, offered to read and discussed before the case closes, each or a reason why not',
  'already-ended': 'This case has ended already',
  'not-ended': 'This request has not ended',
  'going-on-needs-a-reason': 'Say why it goes on',
  'no-transfer-wanted': 'Nobody has asked for a transfer of care. Care remains here',
  'transfer-not-explained': 'Explain to the family first how a transfer is decided, and note that you did',
  'not-possible-needs-a-reason': 'Say why a transfer is not possible',
  'transfer-gates-not-passed': 'Care stays here until the home team and the receiving team both find a transfer safe, it is in the child’s best interests, the clinical team agrees and the family consents',
  'sharing-gates-not-passed': 'Care is shared only when the clinical team agrees and each of the family consents. Note both under Sharing care, or let care remain here',
  'transfer-not-agreed': 'No transfer has been agreed. Care remains here',
  'parked-review': 'Review: urgent treatment goes on, and the request is looked at every day',
  'approach-unanswered': 'Ring the provider: no answer yet',
  'decline-not-told': 'Tell the family that the provider declined, and who is next',
  'choose-another': 'Put the case on an agenda: everybody on the shortlist has declined, and the meeting chooses another',
  'accepted-without-date': 'Ask the provider for a day',
  unacknowledged: 'Ask whether the letter and its records have come',
  'scan-link': 'The link to the scans runs out soon: ask whether they were opened, or send them again',
  report: 'Ask for the report',
  differences: 'Ask what differs in law or ethical norms: the report does not say',
}

const keeper: Readonly<Record<string, Words>> = {
  'wrong-passphrase': (refusal) => `That passphrase does not open these records${triesLeft(refusal)}. Check Caps Lock and try again. Nothing is deleted however often you try`,
  'passphrase-wait': (refusal) => `Too many wrong passphrases${until(refusal)}. Nothing is deleted, and nothing you saved is lost`,
  'reading-ended': 'Records cannot be read here until you sign in to your trust. Nothing is lost, and you can still write a note and copy what was not sent',
  'no-such-vault': 'These records are no longer on this computer. Choose another name, or set this computer up again',
  'vault-damaged':
    'The file that opens these records is damaged, so they cannot be opened here. Nothing was deleted. Don’t set this computer up again: tell your IT department, who can bring the file back from a backup. Everything already sent is on the trust server',
  'computer-key-missing':
    'These records also need a key that this computer’s own key store holds, and it does not give it: it was reset, or the records were copied from another computer or account. Nothing is deleted. Restart the computer and try again. If it stays, bring back a locked copy, or press “Passphrase lost?” below for your trust’s help. Everything already sent is on the trust server',
  'no-recovery-key': 'Your trust has no recovery key for these records, so nobody can open them without the passphrase. Nothing is deleted. Everything already sent is on the trust server; a locked copy opens with the passphrase it was made with',
  'not-a-recovery-answer': 'This file is not a whole answer from your trust’s key holder. Nothing was changed. Ask them to send it again, as a file and not inside a message',
  'not-a-recovery-key': 'This file is not a recovery key',
  'not-a-recovery-request': 'This file is not a whole recovery request from Consilium',
  'recovery-newer': 'This file was made by a newer Consilium. Nothing was changed. Update Consilium on this computer, then try again',
  'answer-of-other-records': 'This answer is for somebody else’s records. Nothing was changed. Choose the name it is for, or ask for another answer',
  'answer-of-another-request': 'This answer is for another request than the one saved on this computer. Nothing was changed. Save a request here, and send that one',
  'answer-opens-nothing': 'This answer does not open these records: it was changed on its way, or is not from your trust’s key holder. Nothing was changed. Ring them, and ask for it again',
  'vault-newer': 'These records were last opened by a newer Consilium. They are safe. Update Consilium on this computer, then open them',
  'vault-unreadable': (refusal) => `${upper(disk(refusal))} Your records could not be opened. Nothing was changed`,
  'passphrase-too-short': (refusal) => `Passphrase must be at least ${text(refusal, 'atLeast') || '12'} characters. Four words you can remember are better than one hard one`,
  'no-passphrase': 'The made-up clinic has no passphrase',
  'passphrase-not-changed': (refusal) => `Your passphrase was not changed: ${disk(refusal)} The one you had still opens these records`,
  'passphrase-not-sure': (refusal) => `It is not certain that your passphrase was changed: ${disk(refusal)} One of the two opens these records. Keep both until you have locked Consilium and signed in again`,
  'pin-needed': 'Enter your 6-digit PIN to sign',
  'pin-wrong': (refusal) => `That is not your PIN${triesLeft(refusal)}. Nothing was signed`,
  'wrong-pin': (refusal) => `That is not your PIN${pinWait(refusal)}. Nothing was signed`,
  'pin-wait': (refusal) => `Too many wrong PINs${until(refusal)}. Nothing was signed. Everything but signing goes on as before`,
  'pin-not-checked': 'Your PIN could not be checked because this computer’s disk does not take what is written. Nothing was signed',
  locked: 'Consilium is locked. Your words are kept as a draft. Sign in again to go on',
  'not-saved': (refusal) => `NOT saved: ${disk(refusal)} Your words are still here. Don’t close the window`,
  'disk-full': 'NOT saved: this computer’s disk is full. Your words are still here. Don’t close the window',
  'disk-failed': 'NOT saved: this computer’s disk does not take what is written. Your words are still here. Don’t close the window',
  'text-not-writable': 'NOT saved: these words hold a broken character that cannot be written down. Your words are still here. Delete the odd sign and try again',
  'keeper-stopped': 'The part of Consilium that saves has stopped and is starting again. What was saved is safe. Sign in again; words that were not saved are kept as a draft',
  'copy-not-written': (refusal) => `The copy was not made. ${upper(disk(refusal))} Nothing on this computer was changed. Choose another drive`,
  'copy-damaged': 'This locked copy is damaged and cannot be opened whole. Nothing was taken from it. Use another copy if there is one',
  'copy-newer': 'This locked copy was made by a newer Consilium. Nothing was taken from it. Update Consilium on this computer, then try again',
  'copy-not-brought-back': (refusal) => `Nothing was brought back. ${upper(disk(refusal))} The copy is as it was. Make room, then try again`,
  'made-up-clinic-only': 'This Consilium was made for trying it, with an Electron that gets no security updates. It opens the made-up clinic alone: press 2 at the start. For records of patients, install the released one',
  'copy-of-made-up-clinic': 'This is a copy of the made-up clinic, where nobody is real. Nothing was brought back. Press 2 at the start to open that clinic',
  'records-here-already': 'These records are on this computer already. Nothing was changed. Go back and sign in to them; what waits is sent from there',
  'not-a-locked-copy': 'This file is not a locked copy from Consilium',
  malformed: 'NOT saved: Consilium could not read its own request. Your words are still here. Copy them elsewhere and tell your IT department',
  'unknown-verb': 'NOT saved: this version of Consilium does not know this kind of entry. Your words are still here. Update Consilium',
  'another-team': 'NOT saved: this belongs to another team than the one you are signed in to. Your words are still here',
  'same-id-twice': 'NOT saved: two entries came with the same name. Your words are still here. Try again',
  'id-taken': 'NOT saved: an entry with this name is here already, with other words. Both are safe. Your words are still here: copy them elsewhere, then open this part again',
}

const server: Readonly<Record<string, Words>> = {
  'server-address-not-https': 'The server address must begin with https://',
  'server-not-reached': 'The trust server could not be reached. Check the address and the network, then try again',
  'not-a-trust-server': 'What answers at this address is not a trust server. Check the address your IT department gave you',
  'not-trusted': 'The server could not prove who it is, so nothing was sent. Tell your IT department that its certificate is not trusted',
  'server-not-fit': unfitServerWords,
  'server-not-ready': 'The trust server has a fault of its own just now. Nothing was set up. Try again in a few minutes; if it lasts, tell your IT department',
  'sign-in-not-this-person': 'This token belongs to another person, or to another role or team. Check your user name, what you do in the MDT and your team, or ask your IT department for a token of your own',
  'sign-in-refused': 'The trust server refused the sign-in. Check the token, or ask your IT department for a new one',
  'sign-in-not-offered': 'This trust server has no sign-in of its own. Paste the token your IT department gave you',
  'sign-in-not-finished': 'Nobody came back from the browser signed in. Nothing was changed. Sign in again when you are ready',
  'sign-in-not-reached': 'Your trust’s sign-in service could not be reached. Nothing was changed. Try again in a few minutes; if it lasts, tell your IT department',
  'sign-in-leads-elsewhere': 'Your trust’s sign-in service leads to an address that is not its own, so nothing was opened and nothing was sent there. Do not sign in; tell your IT department',
  'sign-in-failed': 'Your trust’s sign-in service did not let you in, or answered in a way that cannot be relied on. Nothing was changed. Try again; if it lasts, tell your IT department',
  'sign-in-gives-no-role': 'Your sign-in is good, but your trust gives you no role in any team here. Ask your IT department to add you to your team',
  'sign-in-another-person': 'Somebody else signed in in the browser. These records are yours: sign in with your own account. Nothing was changed',
  'another-server': 'Another server answers at the trust’s address. Nothing is sent until a person decides',
  'server-error': 'The trust server has a fault of its own. Carry on: your work is saved on this computer',
}

const table: Readonly<Record<string, Words>> = { ...person, ...caseAndMeeting, ...planning, ...screening, ...referralWords, ...versions, ...letters, ...directoryAndProfile, ...people, ...pathway, ...enclosureWords, ...keeper, ...server }

/** Every kind the table has words for. */
export const kindsWithWords: readonly string[] = Object.keys(table)

/**
 * The words for a refusal of any kind, whole sentences ending with a full stop. A kind that is not in the table (from
 * a newer keeper, say) gets a sentence that is true of all of them.
 */
export function wordsFor(refusal: RefusalLike): string {
  const words = Object.hasOwn(table, refusal.kind) ? table[refusal.kind] : undefined
  if (words === undefined) return 'This could not be done, and nothing was changed. Your words are still here.'
  const sentence = typeof words === 'string' ? words : words(refusal)
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`
}

/** A detail as text; '' when it is missing or is no text or number. */
function text(refusal: RefusalLike, detail: string): string {
  const value: unknown = Object.hasOwn(refusal, detail) ? (refusal as Readonly<Record<string, unknown>>)[detail] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function colon(refusal: RefusalLike, detail: string): string {
  const value = text(refusal, detail).replace(/\.$/, '')
  return value === '' ? '' : `: ${value}`
}

function count(refusal: RefusalLike, detail: string, say: (count: string) => string): string {
  const value = text(refusal, detail)
  return value === '' ? '' : say(value)
}

function where(refusal: RefusalLike): string {
  const value = text(refusal, 'where')
  return value === '' ? '' : ` (${value})`
}

function disk(refusal: RefusalLike): string {
  if (text(refusal, 'reason') === 'key-store') return 'this computer’s key store does not answer.'
  if (text(refusal, 'reason') === 'no-answer') return 'this computer’s disk does not answer.'
  return text(refusal, 'reason') === 'disk-full' ? 'this computer’s disk is full.' : 'this computer’s disk does not take what is written.'
}

function upper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function triesLeft(refusal: RefusalLike): string {
  const left = text(refusal, 'left')
  if (left === '') return ''
  if (left === '0') return '. The next try has to wait'
  return left === '1' ? '. 1 more try before you have to wait' : `. ${left} more tries before you have to wait`
}

function pinWait(refusal: RefusalLike): string {
  const seconds = Number(text(refusal, 'waitSeconds') || 0)
  if (seconds <= 0) return ''
  return seconds < 90 ? `. Try again in ${String(Math.ceil(seconds))} seconds` : `. Try again in ${String(Math.ceil(seconds / 60))} minutes`
}

const MINUTE_MS = 60_000

/** Times are shown to the minute: the next whole one, so that whoever comes back then is not sent away again. */
function until(refusal: RefusalLike): string {
  const instant = Date.parse(text(refusal, 'until'))
  return Number.isNaN(instant) ? '' : `. Try again after ${showTime(new Date(Math.ceil(instant / MINUTE_MS) * MINUTE_MS).toISOString())}`
}

function allowed(refusal: RefusalLike): string {
  const value: unknown = 'allowed' in refusal ? refusal.allowed : undefined
  const names = Array.isArray(value) ? roles.filter((role) => value.includes(role)).map((role) => roleName(role)) : []
  if (names.length === 0) return ''
  const last = names.at(-1) ?? ''
  return `: the ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`} can`
}

function stopWords(refusal: RefusalLike): string {
  const stop: unknown = 'stop' in refusal ? refusal.stop : undefined
  const known = typeof stop === 'object' && stop !== null && 'kind' in stop && typeof stop.kind === 'string' && stop.kind !== 'letter-stopped'
  return known ? wordsFor(stop as RefusalLike) : 'Something stops this letter. See the list of what stops it'
}
