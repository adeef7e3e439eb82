"""access-token: a secret that says by its beginning who gave it out.

## Why
Whoever reads it is let in. Many services mark their tokens so that they are found where they should not be: those of
AWS, GitHub, GitLab, Slack, Stripe, Google, npm, PyPI, Sourcegraph, OpenAI, Anthropic, Hugging Face, SendGrid,
DigitalOcean and Databricks are known here.

## Examples
| text | finds |
| --- | --- |
| `"key AKIAEXAMPLEEXAMPLE00, old"` | `"AKIAEXAMPLEEXAMPLE00"` |
| `"sgp_0000000000000000000000000000000000000000"` | `"sgp_0000000000000000000000000000000000000000"` |
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
)


@detector(
    "access-token",
    "secret",
    pattern=rf"(?:^|[^0-9A-Za-z_])((?:{'|'.join(_FORMS)}))",
    doc=__doc__,
)
def access_token(_text: str) -> bool:
    """Nothing else begins so, and is as long."""
    return True
