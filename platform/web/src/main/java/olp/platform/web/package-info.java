/**
 * What every service's edge has in common: problems (RFC 9457), strict JSON, who is calling, requests that are answered
 * once, pages, and signed proofs.
 */
package olp.platform.web;
