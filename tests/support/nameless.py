"""A ping without an identity, to be put over the minimal registry."""

_PING = """\
# pings/survey/ping.yaml
title: Survey ping
description: Sent once by an instance that takes part.
identity: {{none: the answers are only ever counted}}
cadence: 1w
endpoint: https://pings.example.com/survey
transport: {{address: discarded, agent: discarded, arrival: discarded}}
recipients: [warehouse]
expires: {{never: the owners look at each area every year}}
# pings/survey/answers.yaml
title: Answers
description: How an instance is set up.
why: {{question: How are instances set up?, decision: what to support}}
owner: platform
tier: product
purposes: [product_improvement]
category: system.operations
since: "1.2"
warehouse: {{as: dropped}}
fields:
{fields}
# policy.yaml
instances: {instances}
"""


def survey(*fields: str, instances: int = 20_000) -> str:
    """Give the block of a ping `survey` with some fields: each a name, and what is declared of it."""
    lines = (f"  {one}" for one in fields)
    return _PING.format(fields="\n".join(lines), instances=instances)
