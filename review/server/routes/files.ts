import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { glossaryFileOf, parseMapping, type Reading, readGlossary } from '../../../glossaries/importers/index.ts'
import { InputError } from '../../../model/errors.ts'
import { type Status, statuses } from '../../../model/term.ts'
import { formats, type OutputFormat } from '../../../output/index.ts'
import type { FormatSummary, Imported, Refusal } from '../../api.ts'
import type { UploadedFile } from '../extractions.ts'
import { BadRequest } from '../input.ts'
import { type Api, notFound, type ReviewerVariables } from './api.ts'

/** Bytes of all files that are sent at a time. */
const filesLimit = 256 * 2 ** 20
/** Warnings of an import that are told. */
const warningLimit = 50

/** Documents and glossaries that come in, and glossaries that go out, as files. */
export function fileRoutes({ termbase, changes, extractions }: Api): Hono<ReviewerVariables> {
  const routes = new Hono<ReviewerVariables>()
  const limit = bodyLimit({
    maxSize: filesLimit,
    onError: (context) => context.json<Refusal>({ error: 'the files are too large', code: 'tooLarge' }, 413),
  })

  routes.get('/extraction', (context) => context.json(extractions.state))
  routes.post('/extraction', limit, async (context) => {
    await termbase.team.require(context.get('reviewer'), 'propose')
    const files = await filesOf(context)
    if (!extractions.start(files, context.get('reviewer'))) {
      return context.json<Refusal>({ error: 'an extraction is under way', code: 'busy' }, 409)
    }
    return context.json(extractions.state)
  })
  routes.post('/extraction/stop', async (context) => {
    await termbase.team.require(context.get('reviewer'), 'propose')
    extractions.stop()
    return context.json(extractions.state)
  })

  routes.post('/import', limit, async (context) => {
    const [file] = await filesOf(context)
    const { dryRun, map, prefer } = context.req.query()
    const warnings: string[] = []
    let reading: Reading | undefined
    try {
      const concepts = readGlossary(
        glossaryFileOf(file.name, Buffer.from(file.bytes)),
        {
          ...(map && { map: mappingOf(map) }),
          told: (found) => {
            reading = found
          },
        },
        (message, line) => void warnings.push(line === undefined ? message : `${line}: ${message}`),
      )
      const summary = await termbase.import(concepts, {
        by: context.get('reviewer'),
        dryRun: dryRun !== undefined,
        prefer: prefer === 'file' ? 'file' : 'termbase',
      })
      await changes.look()
      const { taken = [], left = [] } = reading ?? {}
      const imported: Imported = { summary, taken, left, warnings: warnings.slice(0, warningLimit) }
      return context.json(imported)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      return context.json<Refusal>({ error: error.located, code: 'unreadable', values: { why: error.message } }, 422)
    }
  })

  routes.get('/export', (context) =>
    context.json(
      Object.entries<OutputFormat>(formats).map(
        ([name, format]): FormatSummary => ({ name, for: format.for, summary: format.summary }),
      ),
    ),
  )
  routes.get('/export/:format', async (context) => {
    const name = context.req.param('format')
    const format = Object.hasOwn(formats, name) ? (formats as Record<string, OutputFormat>)[name] : undefined
    if (!format) return notFound(context)
    const asked = context.req.query('status')?.split(',') ?? ['accepted']
    const chosen = asked.filter((status): status is Status => (statuses as readonly string[]).includes(status))
    if (chosen.length !== asked.length) throw new BadRequest(`status: expected some of ${statuses.join(', ')}`)
    const isCompanion = context.req.query('part') === 'companion' && format.companion !== undefined
    const suffix = isCompanion ? (format.companion?.suffix ?? '') : format.suffix
    const pieces: Uint8Array[] = []
    const written = isCompanion
      ? [format.companion?.write() ?? '']
      : format.write(termbase.glossary({ statuses: chosen, withoutWaiting: context.req.query('waiting') !== '1' }))
    for await (const piece of written) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
    return context.body(Buffer.concat(pieces), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="terms${suffix}"`,
    })
  })
  return routes
}

function mappingOf(text: string) {
  try {
    return parseMapping(text)
  } catch (error) {
    throw new BadRequest(error instanceof Error ? error.message : 'map')
  }
}

async function filesOf(context: Context): Promise<UploadedFile[]> {
  if (!/^multipart\/form-data\s*;/i.test(context.req.header('content-type') ?? '')) {
    throw new BadRequest('expected files (Content-Type: multipart/form-data)')
  }
  const form = await context.req.parseBody({ all: true })
  const files = Object.values(form)
    .flat()
    .filter((value): value is File => value instanceof File && value.name !== '')
  if (!files.length) throw new BadRequest('expected at least one file')
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
}
