"""Forms: what people write, as a reader from outside found it missing, and what only looks so."""

import pytest

from pingreg.detect.member_names import endings_of, ends_in, words_of
from pingreg.detect.search import full_search
from pingreg.detect.stock_words import is_stock

SEARCH = full_search()
SHA1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709"
FOUND = (
    ("credential", "Cookie: session=a8f5f167f44f4964"),
    ("credential", "Set-Cookie: sid=31d4d96e407aad42; HttpOnly"),
    ("credential", "AccountName=x;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsu/K1SZFPTOtr==;x=y"),
    ("credential", "?sv=2020&sig=abcdEFGH1234%2Bxyz%2F0987654321%3D"),
    ("credential", "curl -s -u alice:s3cretpw localhost"),
    ("credential", "curl --user alice:letmein localhost"),
    ("credential", "aws_secret_access_key wJalrXUtnFEMI/K7MDENG/bPxRfiCY0000000000"),
    ("credential", "password=hunter2"),
    ("credential", "(AccountKey=Xr98QyyWrNMQB7a==)"),
    ("access-token", "hvs.CAESIJzsdfkjhsdf8783jhsdfkjhsdf"),
    ("access-token", "sq0csp-abcdefghijklmnopqrstuv0123456789ABCDEFGHIJK"),
    ("access-token", "EAAA" + "a1B" * 20),
    ("access-token", "EAAC" + "EdEose0cBA" * 10),
    ("access-token", "ATATT3" + "xFfGF0a1" * 8),
    ("access-token", "lin_api_" + "aB3d" * 10),
    ("access-token", "key-" + SHA1[:32]),
    ("phone", "0049 30 901820"),
    ("iban", "de89370400440532013000"),
    ("iban", "de89 3704 0044 0532 0130 00"),
    ("ipv6", "fe80::1"),
    ("ipv6", "fd12::1"),
    ("ipv4", "v203.0.113.9"),
    ("ipv4", "version 203.0.113.9"),
    ("home-path", "/mnt/c/Users/jane/x"),
    ("home-path", "/c/Users/jane/x"),
    ("home-path", "/cygdrive/c/Users/jane/x"),
    ("home-path", "vscode-remote://ssh-remote%2Bbox/home/jane/x"),
    ("home-path", "\\\\?\\C:\\Users\\jane"),
    ("home-path", "/var/home/jane"),
    ("coordinates", "52\u00b031\u203212\u2033N 13\u00b024\u203218\u2033E"),
    ("coordinates", "52\u00b0 31' 12.5\" N, 13\u00b0 24' 18.1\" E"),
    ("coordinates", "52.5200\u00b0N, 13.4050\u00b0E"),
    ("hash", f"user-{SHA1}"),
    ("hash", f"seen by account_id=7, device:{SHA1} today"),
    ("host-name", "gitserver.sourcegraph.svc.cluster.local"),
    ("national-id", "270173-1851"),
)
NOT_FOUND = (
    *("3.14159,2.71828", "0.5000,0.2500", "12.3456 45.6789", "99.5200N, 13.4050E", "POINT(13.404954 99.520008)"),
    *("macOS 10.15.7.1", "Mac OS X 10.15.7.1", "version: 10.15.7.1", "00:00:00:12:34:56", "asp.net", "ASP.NET"),
    *("240301-1234", "20240301-1234", "00000001R", f"{SHA1} x", f"cache-key-{SHA1[:32]}", f"cacheuser-{SHA1}x"),
    *(
        "signature=rsa-sha256",
        "token=placeholder1",
        "PWD=/usr/local/go1.22",
        "curl -u user:pass x",
        "curl -u 1000:1000 x",
    ),
    *("docker run -u alice:s3cretpw x", "Cookie: lang=en-US", "Set-Cookie: a=b; Max-Age=2592000; Path=/v1/pages1"),
    *("https://localhost/home/page", "/c/users.txt", "std::fade::b1", "fade::b1", "004930901820", "sig=short1"),
    *("to12 some words that follow here", "de00 0000 0000 0000 0000 00", "v1.2.3.4", "EAAAAA", "hvs.short"),
)


@pytest.mark.parametrize(("detector", "text"), FOUND)
def test_it_is_found(detector: str, text: str) -> None:
    assert [hit.detector.name for hit in SEARCH.of_text(text)] == [detector]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_it_is_not_found(text: str) -> None:
    assert [hit.detector.name for hit in SEARCH.of_text(text)] == []


@pytest.mark.parametrize(
    ("name", "words", "endings"),
    [
        ("", (), ()),
        ("--", (), ()),
        ("42", ("42",), ()),
        ("DB_PASS", ("db", "pass"), ("pass", "dbpass")),
        ("dbHostName2", ("db", "host", "name2"), ("name", "hostname", "dbhostname")),
        ("userSSN", ("user", "ssn"), ("ssn", "userssn")),
        ("phone_2", ("phone", "2"), ("phone",)),
        ("a.b.c.d.e", ("a", "b", "c", "d", "e"), ("e", "de", "cde", "bcde")),
    ],
)
def test_a_name_is_split_into_words(name: str, words: tuple[str, ...], endings: tuple[str, ...]) -> None:
    assert words_of(name) == words
    assert endings_of(name) == endings


def test_of_a_long_name_the_end_counts() -> None:
    assert ends_in("x" * 1_000_000 + "_password", frozenset({"password"}))


@pytest.mark.parametrize(
    "text", ["required", "NOT-SET", "rsa-sha256", "your_api_key", "xxxxxxxx", "Argon2id", "oauth2"]
)
def test_it_is_a_stock_word(text: str) -> None:
    assert is_stock(text)


@pytest.mark.parametrize("text", ["", "hunter2", "correcthorse", "12345678", "required!now", "a" * 100, "yesterday1"])
def test_it_is_no_stock_word(text: str) -> None:
    assert not is_stock(text)


@pytest.mark.parametrize(
    "text", ["curl ", "curl -u a:", "cookie: a=b; ", "fe80::", "macos 1", "de12 ", "key-0", "1\u00b01'"]
)
def test_a_megabyte_of_what_begins_so_is_searched(text: str) -> None:
    assert len(SEARCH.of_text(text * (1_000_000 // len(text)))) <= 100
