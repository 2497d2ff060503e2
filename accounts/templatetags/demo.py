"""What the pages of the embedded profile offer to whoever tries them."""

from django import template

from accounts.demo import fictional

register = template.Library()


@register.simple_tag
def fictional_id() -> str:
    """An ID number that nobody has, to register with."""
    return fictional.fictional_id()


@register.simple_tag
def fictional_mobile() -> str:
    """A mobile number that nobody has, to register with."""
    return fictional.fictional_mobile()
