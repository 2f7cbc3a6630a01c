/**
 * Scripts and styles come from files only. Style attributes are what ECharts writes into its tooltips; no nonce or hash can
 * cover them. A nonce lets a page's own style elements through, where it has some.
 */
function pagePolicy(nonce: string | null): string {
  const styles = `'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const fixed: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Headers of a page of the app, or of any other answer, which may load nothing at all. */
export function securityHeaders({
  page,
  nonce = null,
}: {
  page: boolean;
  nonce?: string | null;
}): Record<string, string> {
  return {
    ...fixed,
    'content-security-policy': page ? pagePolicy(nonce) : "default-src 'none'; frame-ancestors 'none'",
  };
}
