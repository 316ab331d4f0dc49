import type { MissingPart } from '#domain/rules-across/what-is-missing.ts'

export const missingWords: Readonly<Record<MissingPart, string>> = {
  'primary-reason': 'the primary reason',
  'both-sides': 'both sides',
  provider: 'the provider',
  'agreed-sentence': 'the agreed sentence',
  'dissent-not-asked': 'dissent not asked',
  'action-with-owner': 'an action with an owner',
}
