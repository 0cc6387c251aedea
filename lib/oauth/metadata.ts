import { SCOPES } from '@/lib/access/scopes'
import { config } from '@/lib/config/env'
import { GRANT_TYPES } from './schema'

const SECRET_METHODS = ['client_secret_basic', 'client_secret_post']

/** RFC 8414, with RFC 9207's word on `iss`. */
export function serverMetadata() {
  const issuer = config().publicUrl
  return {
    issuer,
    authorization_endpoint: `${issuer}/o/authorize`,
    token_endpoint: `${issuer}/o/token`,
    revocation_endpoint: `${issuer}/o/revoke`,
    introspection_endpoint: `${issuer}/o/introspect`,
    response_types_supported: ['code', 'token'],
    response_modes_supported: ['query', 'fragment'],
    grant_types_supported: GRANT_TYPES,
    scopes_supported: SCOPES,
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: [...SECRET_METHODS, 'none'],
    revocation_endpoint_auth_methods_supported: [...SECRET_METHODS, 'none'],
    introspection_endpoint_auth_methods_supported: SECRET_METHODS,
    authorization_response_iss_parameter_supported: true,
    service_documentation: `${issuer}/o/applications`,
  }
}
