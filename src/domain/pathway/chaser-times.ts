/** After how many days each thing owed is chased: working days, but for the two that say calendar days. */
export interface ChaserTimes {
  readonly approachUnanswered: number
  readonly acceptedWithoutDate: number
  readonly unacknowledged: number
  /** Calendar days: the link runs out in calendar days. */
  readonly scanLink: number
  /** After the visit or the clinic. */
  readonly report: number
  readonly filed: number
  readonly offered: number
  readonly discussed: number
  /** Calendar days: urgent treatment knows no weekend. */
  readonly parkedReview: number
  /** A report from abroad that does not say whether law or ethical norms differ (row 12). */
  readonly differences: number
  /** A family to be told that a provider declined. */
  readonly declineTold: number
  /** What a meeting asked for, where it named no day. */
  readonly information: number
  /** A family to be told that a meeting did not support the request. */
  readonly notSupportedTold: number
  /** Records another hospital was asked for. */
  readonly requested: number
  /** The chosen provider to be asked, after the meeting or after the one before declined. */
  readonly asked: number
  /** The letter to be signed once the provider has accepted. */
  readonly signed: number
  /** A signed letter to be sent. */
  readonly sent: number
  /** After a call about any of these: at most so many working days until the next. */
  readonly again: number
}

/** The team's settings may differ; those after the daily review are our own proposal, the others domain 2.4. */
export const usualChaserTimes: ChaserTimes = {
  approachUnanswered: 3,
  acceptedWithoutDate: 5,
  unacknowledged: 3,
  scanLink: 10,
  report: 10,
  filed: 1,
  offered: 2,
  discussed: 10,
  parkedReview: 1,
  differences: 3,
  declineTold: 1,
  information: 5,
  notSupportedTold: 1,
  requested: 5,
  asked: 2,
  signed: 2,
  sent: 1,
  again: 3,
}

/** Those of the times that are days of the calendar. */
export const calendarDayTimes: readonly (keyof ChaserTimes)[] = ['scanLink', 'parkedReview']

/** For how many days a link of the image exchange works. */
export const SCAN_LINK_DAYS = 14
