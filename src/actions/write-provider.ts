import { agree } from '#domain/basics/answer.ts'
import { toJson } from '#domain/basics/json.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { PROVIDER, providerSchema, type HomeTrust } from '#domain/provider/provider.ts'
import { readProvider, type TypedProvider } from '#domain/provider/read-provider.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** Adds a provider to the directory, or changes one: what was never written before is new. */
export function writeProvider(context: ActionContext, opened: Opened, typed: TypedProvider, home: HomeTrust | null): Promise<Saved> {
  return changeUnit(context, {
    verb: opened.after.length === 0 ? 'add-provider' : 'change-provider',
    unit: PROVIDER,
    opened,
    facts: (_, value) => {
      const before = providerSchema.safeParse(value)
      const read = readProvider(typed, { before: before.success ? before.data : null, home, by: context.session.author.name, today: context.today() })
      if (!read.ok) return read
      const { address, secureAddress, registerChecked, ...rest } = read.value
      return agree(stateUnit(PROVIDER, { ...rest, address, secureAddress: toJson(secureAddress ?? null), registerChecked: toJson(registerChecked ?? null) }))
    },
  })
}
