import { z } from 'zod'
import { EVENT_TYPES, toldEvent } from '@/lib/events/schema'
import { none, type Operation, streamOperation } from '../operation'
import { QueryError } from '../parse-part'
import { eventStream } from './stream'

const query = z.object({
  type: z.array(z.enum(EVENT_TYPES)).optional().describe('Only of these; all without'),
  last_event_id: z.string().optional().describe('As the header Last-Event-ID, which comes before it'),
})

const listen = streamOperation({
  path: '/events',
  id: 'listenToEvents',
  scope: 'instances:read',
  summary: 'What happens to what the person may see, as it happens',
  description:
    'Of applications only with `applications:write` too. Resumes after the id that is given; `event: reset` says that ' +
    'some of what came since is kept no more. Ends with the token.',
  params: none,
  query,
  answer: toldEvent,
  open: async (_, { query: { type, last_event_id }, headers, signal }) => {
    const last = headers.get('last-event-id') || last_event_id
    if (last && !/^\d{1,15}$/.test(last)) throw new QueryError({ last_event_id: { code: 'invalid_value' } })
    const types = EVENT_TYPES.filter((one) => !type?.length || type.includes(one))
    return eventStream({ headers, signal, after: last ? Number(last) : null, types })
  },
})

export const eventOperations: readonly Operation[] = [listen]
