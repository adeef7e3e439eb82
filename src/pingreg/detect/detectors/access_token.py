"""access-token: a secret that says by its beginning who gave it out.

## Why
Whoever reads it is let in. Many services mark their tokens so that they are found where they should not be: those of
AWS, GitHub, GitLab, Slack, Stripe, Google, npm, PyPI, Sourcegraph, OpenAI, Anthropic, Hugging Face, SendGrid,
DigitalOcean, Databricks, Vault, Square, Facebook, Atlassian, Linear and Mailgun are known here. What has the form of
Mailgun's may be the key of a cache too: so it counts only where nothing is joined to it.

## Examples
| text | finds |
| --- | --- |
| `"key AKIAEXAMPLEEXAMPLE00, old"` | `"AKIAEXAMPLEEXAMPLE00"` |
| `"sgp_0000000000000000000000000000000000000000"` | `"sgp_0000000000000000000000000000000000000000"` |
| `"hvs.CAESIExampleExampleExample0000"` | `"hvs.CAESIExampleExampleExample0000"` |
| `"key-0123456789abcdef0123456789abcdef"` | `"key-0123456789abcdef0123456789abcdef"` |
| `"cache-key-0123456789abcdef0123456789abcdef"` | nothing |
| `"npm_install"` | nothing |
| `"sk_live"` | nothing |
"""

from pingreg.detect.detector import detector

_FORMS = (
    r"(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}",
    r"gh[oprsu]_[0-9A-Za-z]{36,}",
    r"github_pat_[0-9A-Za-z_]{22,}",
    r"gl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rt|soat)-[0-9A-Za-z_-]{20,}",
    r"xox[abeoprs]-[0-9A-Za-z-]{10,}",
    r"xapp-[0-9]-[0-9A-Za-z-]{20,}",
    r"hooks\.slack\.com/services/T[0-9A-Za-z]+/B[0-9A-Za-z]+/[0-9A-Za-z]{16,}",
    r"[prs]k_(?:live|test)_[0-9A-Za-z]{16,}",
    r"whsec_[0-9A-Za-z]{24,}",
    r"AIza[0-9A-Za-z_-]{35}",
    r"ya29\.[0-9A-Za-z_-]{20,}",
    r"GOCSPX-[0-9A-Za-z_-]{20,}",
    r"npm_[0-9A-Za-z]{36}",
    r"pypi-AgE[0-9A-Za-z_-]{16,}",
    r"sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}",
    r"sg[ds]_[0-9a-f]{40,}",
    r"slk_[0-9a-f]{64}",
    r"sk-(?:ant|proj|svcacct)-[0-9A-Za-z_-]{20,}",
    r"sk-[0-9A-Za-z]{40,}",
    r"hf_[A-Za-z]{30,}",
    r"SG\.[0-9A-Za-z_-]{16,}\.[0-9A-Za-z_-]{16,}",
    r"do[opr]_v1_[0-9a-f]{64}",
    r"dapi[0-9a-f]{32}",
    r"hv[brs]\.[0-9A-Za-z_-]{24,}",
    r"sq0(?:atp|csp)-[0-9A-Za-z_-]{22,}",
    r"EAAA[0-9A-Za-z_-]{60}",
    r"EAA[B-Z][0-9A-Za-z]{60,}",
    r"ATATT3[0-9A-Za-z_=-]{40,}",
    r"lin_(?:api|oauth)_[0-9A-Za-z]{32,}",
)
_APART = r"(?:^|[^0-9A-Za-z_./:-]|[0-9A-Za-z_]: ?)(key-[0-9a-f]{32})(?:$|[^0-9A-Za-z_-])"


@detector(
    "access-token",
    "secret",
    pattern=rf"(?:^|[^0-9A-Za-z_])((?:{'|'.join(_FORMS)}))|{_APART}",
    doc=__doc__,
)
def access_token(_text: str) -> bool:
    """Nothing else begins so, and is as long."""
    return True
