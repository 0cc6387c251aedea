import { auditCsv } from '@/lib/web/audit-csv'

export const GET = (request: Request): Promise<Response> => auditCsv(request, 'own')
