import { parseArgs } from 'node:util'
import { commands } from './commands/index.ts'
import { ImpossibleInput, UnreadableInput } from './commands/outcome.ts'

/**
 * `npm run -s brigade -- <command>`: JSON goes to stdout, messages to stderr. Exit 0 done, 2 wrong usage or
 * unreadable input, 3 the input is understood but impossible (with the reasons in the JSON).
 */
const [first = '', second = '', ...others] = process.argv.slice(2)
const pair = commands[`${first} ${second}`]
const command = pair ?? commands[first]
const rest = pair ? others : process.argv.slice(3)

function usage(): never {
  const lines = Object.values(commands).map(({ usage, about }) => `  brigade ${usage}\n      ${about}`)
  process.stderr.write(`usage:\n${lines.join('\n')}\n`)
  process.exit(2)
}

if (!command) usage()
try {
  const { values, positionals } = parseArgs({
    args: rest,
    options: command.options ?? {},
    allowPositionals: true,
  })
  if (positionals.length < command.arguments.length || positionals.length > command.arguments.length) usage()
  const result = await command.run(positionals, values as Record<string, string | boolean | undefined>)
  if (result !== undefined) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
  process.exit(0)
} catch (error) {
  if (error instanceof ImpossibleInput) {
    process.stdout.write(`${JSON.stringify(error.result, null, 2)}\n`)
    process.exit(3)
  }
  const known =
    error instanceof UnreadableInput ||
    String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? error)}\n`)
  process.exit(known ? 2 : 1)
}
