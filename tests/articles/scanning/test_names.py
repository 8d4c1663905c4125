import pytest

from articles.scanning.names import page_of


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("2024-12-02_03.png", 3),
        ("2024-12-02-01.png", 1),
        ("20241202.pdf", None),
        ("今日云汀2024年12月2日第4版.jpg", 4),
        ("第12版.png", 12),
        ("3版.jpg", 3),
        ("A03.jpg", 3),
        ("a2 要闻.png", 2),
        ("page-7.png", 7),
        ("p10.jpeg", 10),
        ("1.png", 1),
        ("003.png", 3),
        ("scan 2.png", 2),
        ("扫描件.png", None),
        ("IMG_4501.jpg", None),
        ("scan_0031.png", None),
        ("B1.png", None),
        ("map3.png", 3),
        ("0.png", None),
        ("999.png", None),
    ],
)
def test_the_page_in_a_name(name, page):
    assert page_of(name) == page
