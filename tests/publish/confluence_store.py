"""What the stand-in for Confluence keeps, whichever API is spoken, and the rules that both keep:
versions count up by one, a title is taken once in a space, a page's text is well-formed.
"""
import xml.etree.ElementTree as tree

NAMESPACES = 'xmlns:ac="http://atlassian.com/content" xmlns:ri="http://atlassian.com/resource/identifier"'
LONGEST_TITLE = 255


class Refused(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status, self.message = status, message


class Store:
    """Two spaces, OPS and a personal one, and what is in them."""

    def __init__(self):
        self.spaces = {"OPS": "98306", "~712020ab:12": "98307"}  # key → id
        self.pages, self.attachments = {}, {}  # by id
        self.next_id = 65536
        self.cut_lists = False  # the first part of each list is empty

    def new_id(self):
        self.next_id += 1
        return str(self.next_id)

    def edit(self, title, value, by="Ann Example", message="", status="current"):
        """Somebody writes in the browser."""
        page = self.titled(title)
        if not page:
            page = self.pages[self.new_id()] = {"title": title, "number": 0, "properties": {}, "ancestors": [],
                                                "space": "OPS"}
        page.update(value=value, by=by, message=message, number=page["number"] + 1, status=status)

    def titled(self, title):
        return next((page for page in self.pages.values() if page["title"] == title), None)

    def id_of(self, title):
        return next(number for number, page in self.pages.items() if page["title"] == title)

    def page(self, number):
        if number not in self.pages:
            raise Refused(404, f"No content found with id : ContentId{{id={number}}}")
        return self.pages[number]

    # --- pages -------------------------------------------------------------------------

    def checked(self, title, storage, parent):
        if not isinstance(title, str) or not 0 < len(title) <= LONGEST_TITLE:
            raise Refused(400, "Title cannot be empty or longer than 255 characters")
        if set(storage) != {"value", "representation"} or storage["representation"] != "storage":
            raise Refused(400, "expected the representation storage")
        try:
            tree.fromstring(f"<root {NAMESPACES}>{storage['value']}</root>")
        except tree.ParseError as error:
            raise Refused(400, f"Error parsing xhtml: {error}") from error
        if parent is not None and parent not in self.pages:
            raise Refused(404, "No parent")

    def create(self, title, storage, space, parent, properties):
        self.checked(title, storage, parent)
        # In any capitals, and archived pages too; what is in the trash has none.
        if any(page["title"].casefold() == title.casefold() and page["space"] == space and
               page["status"] in ("current", "archived") for page in self.pages.values()):
            raise Refused(400, "A page with this title already exists: A page already exists with the same TITLE "
                               "in this space")
        number = self.new_id()
        self.pages[number] = {"title": title, "value": storage["value"], "space": space, "by": "Robot", "number": 1,
                              "message": "", "ancestors": [parent] if parent else [], "status": "current",
                              "properties": dict(properties)}
        return number

    def update(self, number, version, message, title, storage, space, parent):
        page = self.page(number)
        self.checked(title, storage, parent)
        if space not in (None, page["space"]):
            raise Refused(400, "a page does not move to another space")
        if version != page["number"] + 1:
            raise Refused(409, f"Version must be incremented on update. Current version is: {page['number']}")
        page.update(title=title, value=storage["value"], by="Robot", number=version, message=message)
        page["ancestors"] = [parent] if parent else page["ancestors"]
        return page

    def add_property(self, number, key, value):
        if key in self.page(number)["properties"]:
            raise Refused(409, f"a property {key} is there already")
        self.page(number)["properties"][key] = value

    # --- attachments -------------------------------------------------------------------

    def attach(self, page, number, form):
        self.page(page)
        if number and number not in self.attachments:
            raise Refused(404, "No content found")
        if set(form) - {"file", "comment", "minorEdit"} or "file" not in form:
            raise Refused(400, f"unknown fields {sorted(form)}")
        name, kind, data = form["file"]
        if not number and any(one["page"] == page and one["name"] == name for one in self.attachments.values()):
            raise Refused(400, "Cannot add a new attachment with same file name as an existing attachment: " + name)
        number = number or "att" + self.new_id()
        before = self.attachments.get(number, {"number": 0})
        self.attachments[number] = {"page": page, "name": name, "type": kind, "data": data,
                                    "comment": form["comment"][2].decode(), "number": before["number"] + 1}
        return {"results": [{"id": number, "title": name}]}
