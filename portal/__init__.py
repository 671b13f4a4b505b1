"""The site's machinery: reads the content into models, checks it, renders it. Content is data; nothing imports it."""
