"""Furniture: buttons, menus, counters, advertisements and widgets around an article.

Three kinds. A *line* that is furniture wherever it stands; a *heading* after whose appearance
below the text nothing belongs to the article any more; and the end-of-page link, which the police
portals print under every text.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsarch.pages.page import Page

BUTTONS = r"Powrót(?! na)|Wstecz|Generuj PDF|Drukuj(?: stronę)?|Wyślij|Poleć znajomemu|Udostępnij"
_LINES = frozenset(
    """
    powrót|wstecz|drukuj|wydrukuj|drukuj stronę|generuj pdf|pobierz pdf|pdf|wersja do druku|wyślij
    poleć|poleć znajomemu|wyślij znajomemu|udostępnij|udostępnij na facebooku|facebook|twitter|x
    instagram|youtube|whatsapp|messenger|linkedin|tweetnij|tweet|lubię to|lubię to!|polub|skopiuj link
    reklama|reklamy|artykuł sponsorowany|materiał partnera|autopromocja|wideo|video|galeria|galeria zdjęć|zdjęcia
    menu|menu główne|szukaj|wyszukaj|wyszukiwarka|szukaj w serwisie|zaloguj|zaloguj się|rejestracja
    rozmiar czcionki|wielkość czcionki|kontrast|wysoki kontrast|wersja kontrastowa|odsłuchaj
    posłuchaj|czytaj na głos|a|aa|aaa|a+|a++|a-|a--|pl|en|de|ua|rss|bip|strona główna|start|home
    jesteś tutaj|jesteś w|tu jesteś|aktualnie znajdujesz się na|aktualnie znajdujesz się
    mapa strony|deklaracja dostępności|polityka prywatności|polityka cookies|akceptuję|zgadzam się
    przejdź do treści|przejdź do głównej treści|przejdź do menu|przejdź do wyszukiwarki|zamknij
    czytaj więcej|więcej|zobacz więcej|pokaż więcej|rozwiń|zwiń|zobacz galerię|obserwuj|obserwuj nas
    następny|następna|następne|poprzedni|poprzednia|poprzednie|następny artykuł|poprzedni artykuł
    autor|data|data publikacji|opublikowano|komentarze|komentarz|brak komentarzy|dodaj komentarz
    print|email|e-mail|share|back|back to top|top|read more|advertisement|powrót do listy|do góry
    powrót do aktualności|wróć|wróć do listy|zgłoś błąd|ocena|oceń|oceń artykuł|udostępnij artykuł
    posłuchaj artykułu|powiększ|powiększ zdjęcie|kopiuj link|drukuj artykuł|serwis używa cookies
    """.replace("\n", "|").split("|")
)
LINES = frozenset(line.strip() for line in _LINES if line.strip())
_PATTERNS = re.compile(
    r"""(?:
      (?:AA?A?[+-]*(?:\s*[|/]?\s*|$)){1,4}
    | (?:rozmiar|wielkość)\s+(?:czcionki|tekstu|liter)\b.{0,30}
    | (?:https?://)?(?:www\.)[\w.-]+\.\w{2,4}/?
    | skip\s+to\s+\w+.{0,20} | przejdź\s+do\s+(?:treści|menu|stopki|wyszukiwarki|głównej).{0,30}
    | pobierz\s+(?:plik|pdf|załącznik|dokument)\b.{0,120} | .{0,80}\(format\s\w+\s-\srozmiar[^)]*\)
    | (?:ilość|liczba)?\s*(?:wyświetleń|wyświetlenia|odsłon|odsłony|odwiedzin|czytano|przeczytano|wizyt)\s*:?\s*\d[\d\s]*(?:raz[yua]?)?
    | \d+\s+(?:wyświetle[nń]\w*|odsłon\w*|udostępnie[nń]\w*|polubie[nń]\w*|komentarz\w*|views?|comments?)
    | komentarz[ey]?\s*[:(]?\s*\d*\s*\)? | komentarze\s+opinie | (?:brak|dodaj)\s+komentarz\w*.{0,40}
    | oce(?:na|ń)(?:\s+(?:artykuł|wpis|stron)\w*)?\s*:?[\s\d.,/()★☆*]* | czas\s+czytania\b.{0,20} | \d+\s+min(?:\.|uty?)?\s+czytania
    | (?:podziel\s+się|udostępnij|share)(?:\s+(?:na|ze\s+znajomymi|swoją\s+opinią|artykuł\w*|wpis\w*|tym|on|this)\b.{0,40})?:? | (?:lubię\s+to|polub\s+nas)\b.{0,40}
    | (?:poprzedni[ae]?|następn[yae])\s+(?:artykuł|wpis|wiadomość|aktualność|post|news).{0,160}
    | (?:czytaj|zobacz|przeczytaj|sprawdź)\s+(?:też|także|również)\b.{0,200}
    | (?:powrót|wróć)\s+(?:do|na)(?:\s+(?:list|stron|aktualności|wiadomości|gór|menu|poprzedni|spis|archiwum|początk|serwis|kategori)\w*.{0,40})? | [«‹←].{0,120} | .{0,120}[»›→]
    | (?:tagi|słowa\s+kluczowe|tags?)\s*:.{0,200}
    | (?:ta|nasza|niniejsza)\s+(?:strona|witryna|portal)\s.{0,40}(?:cookie|ciasteczk).{0,300} | .{0,80}pliki?\s+cookies?.{0,200}
    | source\s+by\b.{0,60} | .{0,60}\[author_name\].{0,60}
    | widziałeś\s+coś\?.{0,80} | (?:napisz|pisz)\s+do\s+(?:redakcji|nas)\b.{0,60} | masz\s+(?:ciekawy\s+)?temat\?.{0,100}
    | (?:©|\(c\)|copyright)\s.{0,160} | .{0,80}wszelkie\s+prawa\s+zastrzeżone.{0,80}
    | -?\d+(?:[.,]\d)?\s?°\s?c? | (?:wschód|zachód)\s+słońca.{0,20}
    | (?:dziś|dzisiaj)(?:\s+(?:jest|mamy))?\s*:?\s(?:.{0,30}\d{4}|(?:poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela)\W).{0,120} | .{0,80}\bimieniny\s*:?\s.{0,120}
    | strona\s+\d+\s+(?:z|/)\s+\d+ | bądź\s+na\s+bieżąco.{0,60} | (?:śledź|obserwuj)\s+nas\b.{0,80}
    | (?:fb|facebook|twitter|x|instagram|whatsapp|messenger|linkedin|e-?mail|drukuj|pdf|\s|[|/•])+
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_BUTTON_ROW = re.compile(rf"(?:(?:{BUTTONS})[\s|•/]*)+$", re.IGNORECASE)
_ALERT = re.compile(r".{5,140}\s[X×✕✖]$")
"""A bar over the page with its closing button."""
_END = re.compile(r"(?:powrót|wróć|do|przejdź) (?:na|do) gór[ęy](?: stron[yę])?\W*$", re.IGNORECASE)
_BELOW = re.compile(
    r"""(?:
      komentarze(?:\s*\(\d+\)|\s+opinie|\s+czytelników)? | podziel\s+się\s+(?:swoją\s+)?opinią.* | (?:dodaj|napisz|zostaw)\s+(?:swój\s+)?komentarz.*
    | (?:zobacz|czytaj|przeczytaj)\s+(?:też|także|również)\s*:? | (?:powiązane|podobne|inne|pozostałe|ostatnie|najnowsze|polecane)\s+(?:artykuły|wiadomości|aktualności|wpisy|informacje|newsy|treści|tematy)\s*:?
    | polecamy\s*:? | polecane | najnowsze | najpopularniejsze | najczęściej\s+czytane | popularne(?:\s+\w+)? | warto\s+przeczytać | więcej\s+(?:w\s+)?(?:tym\s+)?(?:dziale|kategorii|z\s+działu).* | więcej\s+(?:na\s+(?:ten\s+)?temat|wiadomości|aktualności|informacji)\s*:?
    | kalendarz(?:\s+(?:wydarzeń|imprez))? | nadchodzące\s+wydarzenia | pogoda(?:\s+\w+)? | jakość\s+powietrza | monitoring\s+powietrza.* | numer(?:y)?\s+alarmow[ye](?:\s+\d+)?
    | newsletter | zapisz\s+się\s+(?:do|na)\s+newsletter.* | ogłoszenia\s+drobne | nasze\s+serwisy | na\s+skróty | przydatne\s+linki | ważne\s+(?:linki|telefony) | szybki\s+kontakt
    | galeria(?:\s+(?:zdjęć|foto|fotografii))?\s*:? | pliki\s+do\s+pobrania\s*:? | do\s+pobrania\s*:? | załączniki\s*:? | udostępnij\s*:? | partnerzy(?:\s+serwisu)? | stopka(?:\s+strony)? | skip\s+to\s+content
    | related\s+(?:articles|posts|news) | comments | leave\s+a\s+(?:reply|comment) | archiwum(?:\s+(?:aktualności|wpisów))? | redakcja\s+poleca | czytaj\s+dalej
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 400
"""No pattern above speaks of a longer line."""


def is_furniture(line: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    if len(line) > _LONGEST:
        return False
    if len(line) <= 32 and line.strip(" :.|»›>«‹<→←-").casefold() in LINES:
        return True
    return _PATTERNS.match(line) is not None or _BUTTON_ROW.match(line) is not None


def is_alert(line: str) -> bool:
    """Whether a line is a warning bar with its closing button, as stands on top of a page."""
    return _ALERT.match(line) is not None


def ends_page(line: str) -> bool:
    """Whether a line is the link back to the top, under which only the footer follows."""
    return len(line) <= 40 and _END.match(line) is not None


def opens_margin(line: str) -> bool:
    """Whether a line, standing below the text, is the heading of something else."""
    return len(line) <= 80 and _BELOW.match(line) is not None


def remove_furniture(page: Page) -> None:
    """Take out furniture lines, and the rest of the page from where the article has ended."""
    kept: list[str] = []
    texts = 0
    for index, line in enumerate(page.lines):
        if not line:
            if kept and kept[-1]:
                kept.append(line)
        elif (texts and ends_page(line)) or (texts > 1 and opens_margin(line)):
            page.margin = page.lines[index + 1 :]
            break
        elif not (texts == 0 and is_alert(line)) and not is_furniture(line):
            kept.append(line)
            texts += 1
    page.lines = kept
