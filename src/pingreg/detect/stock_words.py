"""Stock words: what stands where a secret could, and says only how it is kept, or that it is to be filled in."""

import re

_BETWEEN = re.compile(r"[^0-9a-z]+")
_LONGEST = 60
_PLACEHOLDER = re.compile(
    r"(?:change[_-]?(?:me|it)|dummy|example|insert|none|placeholder|redacted|replace|sample|todo|your)[a-z_-]*[0-9]{0,4}|x{4,}"
)
_ALGORITHM = re.compile(
    r"(?:[erhp]s|sha|aes|cbc|gcm|pkcs|pkcs1v|rsa|dsa|ecdsa|ecdh|hmac|p|pbkdf|secp|v)?[0-9]{0,4}"
    r"|aes[0-9]{3}gcm|argon2(?:id?|d)?|bcrypt|chacha20|cosign|curve25519|ed25519|ed448|eddsa|gpg|hkdf|jwe|jws|jwt|k1|md5|mgf1"
    r"|minisign|nacl|none|oaep|pgp|poly1305|pss|r1|scrypt|sha[0-9]{1,3}with(?:rsa|ecdsa|dsa)|sha3|sigstore|ssh|with|x25519"
    r"|x509|yescrypt"
)
_STATES = frozenset(
    {
        *("absent", "access", "active", "admin", "allowed", "any", "app", "auth", "auto", "basic", "bearer", "builtin"),
        *("changed", "config", "configured", "correct", "custom", "default", "denied", "deprecated", "disabled"),
        *("empty", "enabled", "encrypted", "env", "environment", "error", "expired", "external", "failed", "failure"),
        *("false", "file", "forgotten", "found", "hash", "hashed", "hidden", "identifier", "ignored", "incorrect"),
        *("inherit", "inherited", "internal", "invalid", "key", "keychain", "keyring", "kerberos", "ldap", "local"),
        *("login", "manual", "masked", "missing", "mtls", "never", "no", "not", "null", "oauth", "oauth2", "off"),
        *("oidc", "ok", "on", "optional", "pass", "passed", "passkey", "password", "passwordless", "personal", "plain"),
        *("plaintext", "present", "project", "prompt", "provided", "public", "refresh", "removed", "required", "reset"),
        *("revoked", "rotated", "saml", "secret", "service", "session", "set", "shared", "skipped", "sso", "static"),
        *("stored", "string", "strong", "success", "supported", "system", "temporary", "test", "token", "true"),
        *("unchanged", "undefined", "unknown", "unset", "unsupported", "unused", "updated", "user", "valid", "value"),
        *("variable", "vault", "verified", "weak", "webauthn", "wrong", "yes"),
    }
)


def is_stock(text: str) -> bool:
    """Tell whether a text is made of nothing but such words, or begins as a place to fill in does."""
    if len(text) > _LONGEST:
        return False
    told = text.lower()
    if _PLACEHOLDER.fullmatch(told):
        return True
    parts = [part for part in _BETWEEN.split(told) if part]
    is_named = any(char.isalpha() for char in told)
    return is_named and all(part in _STATES or _ALGORITHM.fullmatch(part) for part in parts)
