import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { FastifySchema } from 'fastify'
import { AppError, type ErrorDetail } from './errors.ts'
import { findUnstorable } from './storable.ts'

const formats =
  (addFormats as unknown as { default?: typeof addFormats.default }).default ?? (addFormats as never)
const options = { allErrors: true, useDefaults: true, strict: false, removeAdditional: false } as const

// Query and path arrive as text and are converted; a JSON body has types of its own and must have the right ones.
const forText = new Ajv2020({ ...options, coerceTypes: 'array' })
const forJson = new Ajv2020(options)
for (const ajv of [forText, forJson]) {
  formats(ajv)
  ajv.addFormat('password', true)
}

interface RouteSchemaPart {
  schema: FastifySchema
  httpPart?: string
}

/** Fastify's validator compiler: a failure becomes one AppError that lists every fault. */
export function compileValidator({ schema, httpPart }: RouteSchemaPart) {
  const validate = (httpPart === 'body' ? forJson : forText).compile(schema)
  const place = httpPart === 'querystring' ? 'query' : httpPart === 'params' ? 'path' : (httpPart ?? 'body')
  return (data: unknown) => {
    const unstorable = findUnstorable(data)
    if (unstorable)
      return {
        error: new AppError('validation_failed', {
          details: [{ loc: [place, ...unstorable.path], msg: unstorable.msg, type: 'unstorable' }],
        }),
      }
    if (validate(data)) return { value: data }
    return { error: new AppError('validation_failed', { details: detailsOf(validate.errors ?? [], place) }) }
  }
}

const mostDetails = 50

function detailsOf(errors: ErrorObject[], place: string): ErrorDetail[] {
  return errors
    .filter((error) => !['anyOf', 'oneOf', 'if'].includes(error.keyword) || errors.length === 1)
    .slice(0, mostDetails)
    .map((error) => ({
      loc: [place, ...pointer(error.instancePath), ...subject(error)],
      msg: sentence(error),
      type: error.keyword,
    }))
}

function pointer(path: string): (string | number)[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))
}

function subject(error: ErrorObject): string[] {
  if (error.keyword === 'required') return [error.params.missingProperty]
  if (error.keyword === 'additionalProperties') return [error.params.additionalProperty]
  return []
}

function sentence(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'This is required.'
    case 'additionalProperties':
      return 'This field is not known here.'
    case 'enum':
      return `This must be one of: ${error.params.allowedValues.join(', ')}.`
    case 'format':
      return `This is not a valid ${error.params.format}.`
    case 'minProperties':
      return 'Send at least one field to change.'
    case 'pattern':
      return 'This does not have the form it needs.'
    default:
      return `This ${error.message ?? 'is not valid'}.`
  }
}
