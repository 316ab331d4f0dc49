import { agree, refuse } from '#domain/basics/answer.ts'
import type { Replies, RequestOf } from '#bridge/bridge.ts'
import type { Answering } from './answer-window.ts'

type Here = Pick<Answering, 'keeper' | 'choosePlace' | 'chooseAnswer' | 'answerChosen' | 'entering' | 'entered'>

/** Where the request goes is the person's to say (K36). */
export async function saveRecoveryRequest({ keeper, choosePlace }: Here, { vault }: RequestOf<'saveRecoveryRequest'>): Promise<Replies['saveRecoveryRequest']> {
  const path = await choosePlace('Consilium recovery request.json')
  return path === null ? agree({ saved: false }) : keeper.ask('writeRecoveryRequest', { vault, path })
}

export async function chooseRecoveryAnswer({ keeper, chooseAnswer }: Here, { vault }: RequestOf<'chooseRecoveryAnswer'>): Promise<Replies['chooseRecoveryAnswer']> {
  const path = await chooseAnswer()
  return path === null ? agree({ chosen: false }) : keeper.ask('lookAtAnswer', { vault, path })
}

export async function recover({ keeper, answerChosen, entering, entered }: Here, request: RequestOf<'recover'>): Promise<Replies['recover']> {
  const path = answerChosen()
  if (path === null) return refuse({ kind: 'file-not-read', rule: 'K36' })
  entering()
  const answer = await keeper.ask('recover', { ...request, path })
  if (answer.ok) entered()
  return answer
}
