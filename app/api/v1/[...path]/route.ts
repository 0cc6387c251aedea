import { answerApi, apiPreflight } from '@/lib/web/api/answer'

export const dynamic = 'force-dynamic'

type Context = RouteContext<'/api/v1/[...path]'>
const answer = async (request: Request, { params }: Context) => answerApi(request, (await params).path)

export { answer as DELETE, answer as GET, answer as POST, answer as PUT, apiPreflight as OPTIONS }
