import { agree } from '#domain/basics/answer.ts'
import { toJson, type JsonObject } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { PROFILE } from '#domain/profile/profile.ts'
import { readProfile } from '#domain/profile/read-profile.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Puts a trust profile in force for the whole team (R4): read again from its text, so that only what was checked is kept. */
export function putProfileInForce(context: ActionContext, opened: Opened, text: string): Promise<Saved> {
  return changeUnit(context, {
    verb: 'set-up-team',
    unit: PROFILE,
    opened,
    facts: () => {
      const read = readProfile(text)
      return read.ok ? agree(stateUnit(PROFILE, toJson(read.value) as JsonObject)) : read
    },
  })
}
